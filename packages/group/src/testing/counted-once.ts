import {
  buildManifest,
  encodeLogPosition,
  encodeManifest,
  type VerifiedSnapshot,
} from '@tesela/sync'
import type { StateReader } from '../seams.ts'
import { addEntry, createCounterMachine } from './counter-machine.ts'

export interface ServedState {
  readonly snapshot: VerifiedSnapshot
  readonly leaves: readonly Uint8Array[]
}

const conf = { voters: ['a'], votersOutgoing: [], learners: [], learnersNext: [], autoLeave: false }

/** The state of counters behind one entry, as a member that has it serves it. */
export function countedOnce(): ServedState {
  const machine = createCounterMachine(new Map())
  const data = addEntry({ client: 'c', sequence: 1, key: 'k', add: 1 })
  machine.apply([{ type: 'normal', index: 1, data }])
  const peaks = ['p'.repeat(32)]
  const log = encodeLogPosition({ term: 1, conf, confIndex: 0, runs: 1, peaks })
  return servedFrom(machine.reader(machine.capture(), { term: 1, log }), 1)
}

/** As a snapshot of it would be served. */
export function servedFrom(reader: StateReader, term: number): ServedState {
  const { format, groupId, anchor, header } = reader
  const digests = reader.digest()
  let step = digests.next()
  while (step.done !== true) step = digests.next()
  const { sections } = step.value
  const manifest = buildManifest({ format, groupId, anchor, term, header, sections })
  const { root } = manifest
  const snapshot = {
    ...{ anchor, term, root, sealed: true, manifest },
    manifestBytes: encodeManifest(manifest),
    digests: sections.map(({ leaves }) => leaves),
  }
  return { snapshot, leaves: sections.flatMap(({ name }) => [...reader.leaves(name)]) }
}
