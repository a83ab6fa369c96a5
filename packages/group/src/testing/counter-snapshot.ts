import { hashCollection, hashGroup, hashLeaf, hashPiece, leavesInPiece } from '@tesela/merkle'
import { hexOf } from '../replica-id.ts'
import type {
  CapturedAt,
  MemberView,
  StateDigests,
  StateInstaller,
  StateReader,
  StateRoots,
} from '../seams.ts'
import type { Counters, Executed } from './counters.ts'

/** A header or leaf that is none of a machine of counters. */
class SnapshotInvalidError extends Error {
  readonly code = 'snapshot_invalid'

  constructor(reason: string, options?: ErrorOptions) {
    super(`the snapshot is invalid: ${reason}`, options)
    this.name = 'SnapshotInvalidError'
  }
}

const format = 1
const sessionsName = ''

interface Header {
  readonly anchor: number
  readonly logTime: number
  readonly groupId: string
  readonly members: readonly (readonly [string, MemberView])[]
  readonly removed: readonly string[]
  readonly counters: readonly string[]
  readonly log: string
}

/** Sessions and counters as leaves: each session is one, each counter is a section of one. All of them are JSON. */
export function readCounters(state: Counters, at: CapturedAt): StateReader {
  const header = encode(headerOf(state, at.log))
  return {
    format,
    groupId: state.groupId,
    anchor: state.revision,
    header,
    bytes: allLeavesOf(state).reduce((sum, { length }) => sum + length, 0),
    leafCount: allLeavesOf(state).length,
    digest: () => digestCounters(state, at, header),
    *encode() {
      yield* allLeavesOf(state)
      const steps = digestCounters(state, at, header)
      let step = steps.next()
      while (step.done !== true) step = steps.next()
      return step.value
    },
    leaves(section, from = 0) {
      const leaves = leavesOf(state, section)
      if (leaves === null || from < 0 || from > leaves.length) {
        throw new RangeError(`no leaf ${from} in '${section}'`)
      }
      return leaves.slice(from).values()
    },
  }
}

/** @throws SnapshotInvalidError - `snapshot_invalid` */
export function installCounters(bytes: Uint8Array): StateInstaller<Counters> {
  const header = decode<Header>(bytes)
  const values = new Map<string, number>()
  const sessions = new Map<string, Executed>()
  const sections = [sessionsName, ...header.counters]
  return {
    sections,
    log: Buffer.from(header.log, 'hex'),
    members: new Map(header.members),
    add(section, leaf) {
      if (!sections.includes(section)) throw new SnapshotInvalidError(`no section '${section}'`)
      if (section !== sessionsName) {
        values.set(section, decode<number>(leaf))
        return
      }
      const [client, sequence, revision, result] = decode<[string, number, number, string]>(leaf)
      sessions.set(client, { sequence, revision, result: bytesOf(result) })
    },
    *finish() {
      yield
      for (const name of header.counters) {
        if (!values.has(name)) throw new SnapshotInvalidError(`no leaf of counter '${name}'`)
      }
      return {
        values,
        sessions,
        revision: header.anchor,
        logTime: header.logTime,
        groupId: bytesOf(header.groupId),
        members: new Map(header.members),
        removed: new Set(header.removed),
      }
    },
  }
}

function* digestCounters(
  state: Counters,
  { term }: CapturedAt,
  header: Uint8Array,
): Generator<void, StateDigests> {
  const collections: StateRoots['collections'][number][] = []
  const sections: StateDigests['sections'][number][] = []
  let sessions = ''
  for (const name of [sessionsName, ...namesOf(state)]) {
    const bytes = leavesOf(state, name) ?? []
    const leaves = bytes.map(hashLeaf)
    const root = rootOf(leaves)
    const total = bytes.reduce((sum, leaf) => sum + leaf.length, 0)
    sections.push({ name, items: leaves.length, bytes: total, leaves })
    if (name === sessionsName) sessions = root
    else collections.push({ name, root })
    yield
  }
  const { groupId, revision: anchor } = state
  const parts = { format, groupId, anchor, term, header: hashLeaf(header), sessions, collections }
  const roots = { anchor, root: hashGroup(parts), header: parts.header, sessions, collections }
  return { roots, sections }
}

function rootOf(leaves: readonly string[]): string {
  const pieces: string[] = []
  for (let start = 0; start < leaves.length; start += leavesInPiece) {
    pieces.push(hashPiece(leaves.slice(start, start + leavesInPiece)))
  }
  return hashCollection({ items: leaves.length, leaves: leaves.length, pieces })
}

function headerOf(state: Counters, log: Uint8Array): Header {
  const { revision: anchor, logTime, groupId, members, removed } = state
  return {
    anchor,
    logTime,
    groupId: hexOf(groupId),
    members: [...members].sort(byName),
    removed: [...removed].sort(),
    counters: namesOf(state),
    log: hexOf(log),
  }
}

function namesOf({ values }: Counters): string[] {
  return [...values.keys()].sort()
}

function leavesOf(state: Counters, section: string): Uint8Array[] | null {
  if (section !== sessionsName) {
    const value = state.values.get(section)
    return value === undefined ? null : [encode(value)]
  }
  return [...state.sessions]
    .sort(byName)
    .map(([client, { sequence, revision, result }]) =>
      encode([client, sequence, revision, hexOf(result)]),
    )
}

function byName(left: readonly [string, unknown], right: readonly [string, unknown]): number {
  return left[0] < right[0] ? -1 : 1
}

function allLeavesOf(state: Counters): Uint8Array[] {
  return [sessionsName, ...namesOf(state)].flatMap((name) => leavesOf(state, name) ?? [])
}

function bytesOf(digits: string): Uint8Array {
  return new Uint8Array(Buffer.from(digits, 'hex'))
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

/** Only machines of counters write what is read here: whatever is JSON is taken for what it should be. */
function decode<T>(bytes: Uint8Array): T {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new SnapshotInvalidError('it is no JSON', { cause })
  }
}
