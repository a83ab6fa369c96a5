import type { LogMessage } from '../log-replay/messages.ts'
import type { SeededRandom } from './seeded-random.ts'

/** What becomes of a message that a peer is about to send. */
export type LogMisbehaviour = (message: LogMessage, random: SeededRandom) => readonly LogMessage[]

type Entries = Extract<LogMessage, { type: 'entries' }>

const changed =
  (change: (entries: Entries, random: SeededRandom) => LogMessage): LogMisbehaviour =>
  (message, random) => [message.type === 'entries' ? change(message, random) : message]

/** Never answers. */
const silent: LogMisbehaviour = () => []

/** Answers now and then. */
const flapping: LogMisbehaviour = (message, random) => (random.below(3) === 0 ? [message] : [])

/** One byte of an entry is another. */
const oneByteOff = changed((message, random) => {
  const place = random.below(message.entries.length)
  return {
    ...message,
    entries: message.entries.map((entry, at) =>
      at === place ? { ...entry, data: Uint8Array.of(...entry.data, 1) } : entry,
    ),
  }
})

/** One entry is of another term. */
const anotherTerm = changed((message, random) => {
  const place = random.below(message.entries.length)
  return {
    ...message,
    entries: message.entries.map((entry, at) =>
      at === place ? { ...entry, term: entry.term + 1 } : entry,
    ),
  }
})

/** Leaves the proof out. */
const withoutProof = changed((message) => ({ ...message, proof: new Uint8Array(0) }))

/** A proof with another bit. */
const bentProof = changed((message, random) => {
  const proof = new Uint8Array(message.proof.length === 0 ? [1] : message.proof)
  const at = random.below(proof.length)
  proof[at] = (proof[at] ?? 0) ^ 1
  return { ...message, proof }
})

/** Forgets the last entry of what it sends. */
const oneEntryShort = changed((message) => ({
  ...message,
  entries: message.entries.slice(0, -1),
}))

/** Answers with nothing. */
const empty = changed((message) => ({ ...message, entries: [] }))

/** Runs end elsewhere. */
const otherRuns = changed((message) => ({
  ...message,
  entries: message.entries.map((entry) => ({ ...entry, endsRun: true })),
}))

/** Begins one entry before. */
const shifted = changed((message) => ({
  ...message,
  firstIndex: Math.max(1, message.firstIndex - 1),
  fromRun: message.fromRun + 1,
}))

/** Refuses everything, for every reason there is. */
const refusing: LogMisbehaviour = (message, random) => {
  if (!('id' in message)) return [message]
  const reasons = ['unknown', 'pruned', 'overloaded', 'failed'] as const
  const reason = reasons[random.below(reasons.length)] ?? 'failed'
  return [{ type: 'unavailable', id: message.id, reason, retryAfterMs: 0, leader: null }]
}

/** Has everything, and serves nothing. */
const boasting: LogMisbehaviour = (message) => {
  if (message.type === 'availability') return [{ ...message, firstRun: 0 }]
  return message.type === 'entries' ? [] : [message]
}

/** Answers everything with an absurd target (H7). */
const absurdTarget: LogMisbehaviour = (message) => {
  if (!('id' in message)) return [message]
  const root = { runs: 2 ** 40, last: 2 ** 50, root: 'x'.repeat(32) }
  return [0, 1, 2].map((more) => ({
    type: 'target',
    id: message.id + more,
    root,
    firstIndex: 1,
  }))
}

/** Answers with what belongs to another request. */
const mixedUp = (): LogMisbehaviour => {
  let last: LogMessage | null = null
  return (message) => {
    const before = last
    last = message
    if (before === null || !('id' in before) || !('id' in message)) return [message]
    return [{ ...before, id: message.id }]
  }
}

/** What a session may blame a peer for. Some remember: made anew for each swarm. */
export const lying = (): readonly LogMisbehaviour[] => [
  oneByteOff,
  anotherTerm,
  withoutProof,
  bentProof,
  oneEntryShort,
  empty,
  otherRuns,
  shifted,
  absurdTarget,
  mixedUp(),
]

/** What only costs time. */
export const blameless = (): readonly LogMisbehaviour[] => [silent, flapping, refusing, boasting]
