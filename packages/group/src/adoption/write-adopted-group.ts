import type { Index, Term } from '@tesela/raft'
import { createSnapshotStore, type Disk, logDirectory, writeAdoptedLog } from '@tesela/storage'
import { buildManifest, decodeLogPosition, encodeLogPosition, encodeManifest } from '@tesela/sync'
import { type Pace, paced } from '../pace.ts'
import type { MemberView, StateMachine } from '../seams.ts'
import { snapshotMeta } from '../snapshots/snapshot-meta.ts'
import { writeLeaves } from '../snapshots/write-leaves.ts'

export interface AdoptedGroupOptions<State> {
  readonly disk: Disk
  /** Of the group, where nobody looks yet. */
  readonly directory: string
  readonly machine: Pick<StateMachine<State>, 'reader'>
  /** With the id of the new group, and of revision `anchor`. */
  readonly state: State
  /** The only member, as the state has it. */
  readonly member: MemberView
  readonly anchor: Index
  readonly term: Term
  /** Encoded LogPosition where the log of the other group ends. */
  readonly log: Uint8Array
  readonly pace: Pace
  readonly segmentBytes?: number
}

/**
 * Writes snapshot and log of a group that begins with a state. Everything is as if the group had come to it by itself and
 * had then cut its log: it starts as any other does, and whoever joins it fetches the snapshot. The mountain range of the
 * other group's log goes on: what happened before stays bound by the root.
 */
export async function writeAdoptedGroup<State>(options: AdoptedGroupOptions<State>): Promise<void> {
  const { disk, directory, machine, state, member, anchor, term, pace } = options
  const conf = {
    voters: [member.id],
    votersOutgoing: [],
    learners: [],
    learnersNext: [],
    autoLeave: false,
  }
  const { runs, peaks } = decodeLogPosition(options.log)
  const log = encodeLogPosition({ term, conf, confIndex: anchor, runs, peaks })
  const reader = machine.reader(state, { term, log })
  const { sections } = await paced(reader.digest(), pace)
  const { format, groupId, header } = reader
  const manifest = buildManifest({ format, groupId, anchor, term, header, sections })
  const place = { anchor, term, conf, confIndex: anchor, log }
  const meta = snapshotMeta(place, new Map([[member.id, member]]))
  const snapshots = createSnapshotStore(disk, directory)
  const staged = await snapshots.stage(meta, encodeManifest(manifest), sections)
  try {
    await writeLeaves(reader, sections, staged, pace)
  } catch (error) {
    await staged.close()
    throw error
  }
  await (await staged.finish()).close()
  const { segmentBytes } = options
  await writeAdoptedLog(
    disk,
    logDirectory(directory),
    meta,
    { root: manifest.root, position: log },
    segmentBytes === undefined ? {} : { segmentBytes },
  )
}
