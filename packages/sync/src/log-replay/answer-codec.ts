import { peaksIn, type RunEntry } from '@tesela/merkle'
import type * as protos from '@tesela/protos/log-sync'
import { atMostOne } from '../codec/at-most-one.ts'
import { boundedBytes, boundedNumber } from '../codec/bounds.ts'
import { createCopier } from '../codec/copier.ts'
import { DIGEST_BYTES } from '../digest-bytes.ts'
import { MalformedMessageError } from '../errors.ts'
import { ENTRIES_BYTES, type LogAnswer, RUN_BYTES, type SentEntry } from './messages.ts'
import { MAX_RUNS_IN_ANSWER } from './request-codec.ts'
import { protoOfRoot, rootOfProto } from './root-codec.ts'
import { unavailableCodec } from './unavailable-reasons.ts'

const ENTRIES_IN_RUN = 64
/** Peaks, and subtrees behind: no range has more of either. */
const MAX_PROOF_BYTES = 2 * peaksIn(Number.MAX_SAFE_INTEGER) * DIGEST_BYTES
const typeNumbers = { normal: 0, conf: 1 } as const

/** Of what repeats, in a decoded LogSyncAnswer. */
export const answerLimits = { entries: { entries: MAX_RUNS_IN_ANSWER * ENTRIES_IN_RUN } }

export function protoOfAnswer(answer: LogAnswer): protos.LogSyncAnswer {
  const { id } = answer
  switch (answer.type) {
    case 'target':
      return { id, target: { root: protoOfRoot(answer.root), firstIndex: answer.firstIndex } }
    case 'availability':
      return { id, availability: { firstRun: answer.firstRun, runs: answer.runs } }
    case 'entries': {
      const { fromRun, firstIndex, proof } = answer
      const entries = answer.entries.map(({ term, type, data, endsRun }) => {
        return { term, type: typeNumbers[type], data, endsRun }
      })
      return { id, entries: { fromRun, firstIndex, entries, proof } }
    }
    case 'unavailable':
      return { id, unavailable: unavailableCodec.toProto(answer) }
  }
}

/** Null: an answer of a newer version. @throws MalformedMessageError */
export function answerOfProto(proto: protos.LogSyncAnswer): LogAnswer | null {
  const id = boundedNumber(proto.id, 0)
  const { unavailable, target, availability, entries } = proto
  atMostOne([unavailable, target, availability, entries], 'several answers in one')
  if (unavailable !== undefined) return unavailableCodec.ofProto(id, unavailable)
  if (target !== undefined) {
    const firstIndex = boundedNumber(target.firstIndex, 1)
    return { type: 'target', id, root: rootOfProto(target.root), firstIndex }
  }
  if (availability !== undefined) {
    const runs = boundedNumber(availability.runs, 0)
    const firstRun = boundedNumber(availability.firstRun, 0, runs)
    return { type: 'availability', id, firstRun, runs }
  }
  if (entries === undefined) return null
  return {
    type: 'entries',
    id,
    fromRun: boundedNumber(entries.fromRun, 0),
    firstIndex: boundedNumber(entries.firstIndex, 1),
    entries: entriesOf(entries.entries),
    proof: boundedBytes(entries.proof, MAX_PROOF_BYTES),
  }
}

function entriesOf(protos: readonly protos.LogEntry[]): readonly SentEntry[] {
  let bytes = 0
  let runs = 0
  for (const { data, endsRun } of protos) {
    bytes += data.length
    if (endsRun) runs += 1
  }
  if (runs > MAX_RUNS_IN_ANSWER) throw new MalformedMessageError('more runs than anybody asks for')
  if (bytes > (runs > 1 ? ENTRIES_BYTES : RUN_BYTES)) {
    throw new MalformedMessageError('more than was asked for')
  }
  const copy = createCopier(bytes)
  return protos.map(({ term, type, data, endsRun }) => ({
    term: boundedNumber(term, 1),
    type: typeOf(type),
    data: copy(data),
    endsRun,
  }))
}

function typeOf(number: number): RunEntry['type'] {
  if (number === typeNumbers.normal) return 'normal'
  if (number === typeNumbers.conf) return 'conf'
  throw new MalformedMessageError(`an entry of type ${number}`)
}
