import { type Digest, digestBytes, peaksIn } from '@tesela/merkle'
import { LogPosition as Message } from '@tesela/protos/sync'
import { LogPositionInvalidError } from './errors.ts'

/** Ids of replicas, each once in a list. */
export interface LogConfiguration {
  readonly voters: readonly string[]
  readonly votersOutgoing: readonly string[]
  readonly learners: readonly string[]
  readonly learnersNext: readonly string[]
  readonly autoLeave: boolean
}

/** Where a log stands between two of its runs, and who its members are there. */
export interface LogPosition {
  /** Of the last entry before this place; 0 at the beginning, and only there. */
  readonly term: number
  readonly conf: LogConfiguration
  /** Index of the entry that made it so. */
  readonly confIndex: number
  /** From the beginning of the log. */
  readonly runs: number
  /** Of the mountain range over them: as many as `runs` has one bits. */
  readonly peaks: readonly Digest[]
}

/** As long as in an entry of the log: what that takes in must fit into a snapshot. */
const idCharactersAtMost = 512
/** The log bounds no list of members. */
const replicasAtMost = 1024
const lists = ['voters', 'votersOutgoing', 'learners', 'learnersNext'] as const

/**
 * Equal positions have equal bytes: the lists are put in order.
 *
 * @throws LogPositionInvalidError where it is none that {@link decodeLogPosition} takes
 */
export function encodeLogPosition(position: LogPosition): Uint8Array {
  const { term, conf, confIndex, runs, peaks } = position
  const sorted = { ...conf, ...eachList((list) => conf[list].toSorted()) }
  check({ ...position, conf: sorted })
  return Message.encode({
    term,
    conf: sorted,
    confIndex,
    runs,
    peaks: Buffer.from(peaks.join(''), 'latin1'),
  })
}

/**
 * Total: a position, or `LogPositionInvalidError` (`log_position_invalid`). The result shares no memory with the bytes.
 * Only what {@link encodeLogPosition} makes is taken, so that different bytes, which hash differently, never mean the
 * same.
 */
export function decodeLogPosition(bytes: Uint8Array): LogPosition {
  const { conf, ...message } = decodeMessage(bytes)
  if (conf === undefined) throw invalid('no configuration')
  const position = { ...message, conf, peaks: digestsOf(message.peaks) }
  check(position)
  if (!Buffer.from(encodeLogPosition(position)).equals(bytes)) throw invalid('another encoding')
  return position
}

function decodeMessage(bytes: Uint8Array): Message {
  try {
    return Message.decode(bytes, { limits: { conf: eachList(() => replicasAtMost) } })
  } catch (cause) {
    throw invalid('it does not decode', { cause })
  }
}

function check({ term, conf, confIndex, runs, peaks }: LogPosition): void {
  for (const number of [term, confIndex, runs]) {
    if (!Number.isSafeInteger(number) || number < 0) throw invalid(`${number} is no safe integer`)
  }
  if ((term === 0) !== (runs === 0)) throw invalid(`term ${term} behind ${runs} runs`)
  for (const list of lists) checkReplicas(conf[list])
  if (peaks.length !== peaksIn(runs) || peaks.some((peak) => peak.length !== digestBytes)) {
    throw invalid(`${peaks.length} peaks of ${runs} runs`)
  }
}

function checkReplicas(ids: readonly string[]): void {
  if (ids.length > replicasAtMost) throw invalid(`${ids.length} replicas in a list`)
  for (const [at, id] of ids.entries()) {
    if (id === '' || id.length > idCharactersAtMost) throw invalid('a replica without such an id')
    if (at > 0 && id <= (ids[at - 1] ?? '')) throw invalid('replicas twice or out of order')
  }
}

function eachList<T>(make: (list: (typeof lists)[number]) => T) {
  const [voters, votersOutgoing, learners, learnersNext] = lists
  return {
    voters: make(voters),
    votersOutgoing: make(votersOutgoing),
    learners: make(learners),
    learnersNext: make(learnersNext),
  }
}

/** The last one is short where the bytes are no digests. */
function digestsOf(peaks: Uint8Array): readonly Digest[] {
  const bytes = Buffer.from(peaks)
  return Array.from({ length: Math.ceil(bytes.length / digestBytes) }, (_, at) =>
    bytes.toString('latin1', at * digestBytes, (at + 1) * digestBytes),
  )
}

const invalid = (reason: string, options?: ErrorOptions) =>
  new LogPositionInvalidError(reason, options)
