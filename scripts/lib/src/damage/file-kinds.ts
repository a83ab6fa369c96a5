import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../script/failure.ts'

/** Each kind of file and folder of a peer, and where one of it is: in a data directory that holds one group. */
export const fileKinds = {
  'wal-front': (data, group) => segment(data, group, () => 0),
  'wal-middle': (data, group) => segment(data, group, (count) => Math.floor((count - 1) / 2)),
  'wal-last': (data, group) => segment(data, group, (count) => count - 1),
  spare: (data, group) => join(data, 'groups', group, 'wal', 'spare'),
  watermark: (data, group) => join(data, 'groups', group, 'watermark'),
  manifest: (data, group) => inSnapshot(data, group, 'manifest'),
  index: (data, group) => inSnapshot(data, group, 'index'),
  leaves: (data, group) => inSnapshot(data, group, 'leaves-0001'),
  meta: (data, group) => join(data, 'groups', group, 'meta'),
  secret: (data, group) => join(data, 'groups', group, 'secret'),
  GROUP: (data) => join(data, 'GROUP'),
  FORMAT: (data) => join(data, 'FORMAT'),
  'identity.key': (data) => join(data, 'identity.key'),
  'config.json': (data) => join(data, 'config.json'),
  'wal/': (data, group) => join(data, 'groups', group, 'wal'),
  'snapshots/': (data, group) => join(data, 'groups', group, 'snapshots'),
  'group/': (data, group) => join(data, 'groups', group),
  'groups/': (data) => join(data, 'groups'),
} satisfies Record<string, (data: string, group: string) => string | Promise<string>>

export type FileKind = keyof typeof fileKinds

/** What every case needs to be there before it begins: segments in front, in the middle and last, and a snapshot. */
export async function isComplete(data: string, group: string): Promise<boolean> {
  const segments = await segmentsOf(data, group)
  return segments.length >= 3 && (await newestSnapshot(data, group)) !== undefined
}

/** Whether no snapshot is being written or dropped: the only one is what the log names. */
export async function isSettled(data: string, group: string): Promise<boolean> {
  const names = await readdir(join(data, 'groups', group, 'snapshots'))
  return names.length === 1 && (await newestSnapshot(data, group)) !== undefined
}

async function segment(
  data: string,
  group: string,
  choose: (count: number) => number,
): Promise<string> {
  const names = await segmentsOf(data, group)
  const name = names[choose(names.length)]
  if (name === undefined) throw new Failure(`There is no log in ${data}.`)
  return join(data, 'groups', group, 'wal', name)
}

async function inSnapshot(data: string, group: string, file: string): Promise<string> {
  const newest = await newestSnapshot(data, group)
  if (newest === undefined) throw new Failure(`There is no snapshot in ${data}.`)
  return join(data, 'groups', group, 'snapshots', newest, file)
}

async function segmentsOf(data: string, group: string): Promise<readonly string[]> {
  const names = await readdir(join(data, 'groups', group, 'wal'))
  return names.filter((name) => name.endsWith('.wal')).sort()
}

async function newestSnapshot(data: string, group: string): Promise<string | undefined> {
  const names = await readdir(join(data, 'groups', group, 'snapshots')).catch(() => [])
  const indexOf = (name: string) => Number(name.split('-')[1])
  const finished = names.filter((name) => /^\d+-\d+$/.test(name))
  return finished.toSorted((a, b) => indexOf(a) - indexOf(b)).at(-1)
}
