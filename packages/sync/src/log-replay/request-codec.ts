import type * as protos from '@tesela/protos/log-sync'
import { atMostOne } from '../codec/at-most-one.ts'
import { boundedNumber } from '../codec/bounds.ts'
import { ENTRIES_BYTES, type LogRequest } from './messages.ts'
import { protoOfRoot, rootOfProto } from './root-codec.ts'

/** Far above what is asked for at once, far below what hurts. */
export const MAX_RUNS_IN_ANSWER = 1024

export function protoOfRequest(request: LogRequest): protos.LogSyncRequest {
  const { id } = request
  switch (request.type) {
    case 'fetchTarget':
      return { id, target: { neededRun: request.neededRun } }
    case 'fetchAvailability': {
      const root = protoOfRoot(request.root)
      return { id, availability: { root, neededRun: request.neededRun } }
    }
    case 'fetchEntries': {
      const { fromRun, runs, maxBytes } = request
      return { id, entries: { root: protoOfRoot(request.root), fromRun, runs, maxBytes } }
    }
  }
}

/** Null: a question of a newer version. @throws MalformedMessageError */
export function requestOfProto(proto: protos.LogSyncRequest): LogRequest | null {
  const id = boundedNumber(proto.id, 0)
  const { target, availability, entries } = proto
  atMostOne([target, availability, entries], 'several questions in one request')
  if (target !== undefined) {
    return { type: 'fetchTarget', id, neededRun: boundedNumber(target.neededRun, 0) }
  }
  if (availability !== undefined) {
    const neededRun = boundedNumber(availability.neededRun, 0)
    return { type: 'fetchAvailability', id, root: rootOfProto(availability.root), neededRun }
  }
  if (entries === undefined) return null
  const root = rootOfProto(entries.root)
  return {
    type: 'fetchEntries',
    id,
    root,
    fromRun: boundedNumber(entries.fromRun, 0, root.runs - 1),
    runs: boundedNumber(entries.runs, 1, MAX_RUNS_IN_ANSWER),
    maxBytes: boundedNumber(entries.maxBytes, 1, ENTRIES_BYTES),
  }
}
