import type { SnapshotMessage } from '../snapshot/messages.ts'
import type { SnapshotName } from '../snapshot/snapshot-name.ts'
import type { SeededRandom } from './seeded-random.ts'

/** What becomes of a message that a peer is about to send. */
export type Misbehaviour = (
  message: SnapshotMessage,
  random: SeededRandom,
) => readonly SnapshotMessage[]

const changed =
  (change: (message: SnapshotMessage, random: SeededRandom) => SnapshotMessage): Misbehaviour =>
  (message, random) => [change(message, random)]

function flipped(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  if (bytes.length === 0) return Uint8Array.of(1)
  const copy = bytes.slice()
  const bit = random.below(copy.length * 8)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

/** Never answers. */
const silent: Misbehaviour = () => []

/** Answers now and then. */
const flapping: Misbehaviour = (message, random) => (random.below(3) === 0 ? [message] : [])

/** One bit of what says which leaves there are is another: who lies in that is asked for nothing more. */
const oneBitOffBefore = changed((message, random) => {
  switch (message.type) {
    case 'manifestPiece':
      return { ...message, data: flipped(message.data, random) }
    case 'digests':
      return { ...message, digests: message.digests.map((digest) => `${digest.slice(1)}\0`) }
    default:
      return message
  }
})

/** One bit of a leaf is another. */
const oneBitOff = changed((message, random) => {
  if (message.type !== 'leaves') return message
  const at = random.below(message.leaves.length)
  const bent = message.leaves.map((leaf, place) => (place === at ? flipped(leaf, random) : leaf))
  return { ...message, leaves: bent }
})

/** One bit of a leaf that comes in parts is another. */
const oneBitOffInParts = changed((message, random) =>
  message.type === 'leafPart' ? { ...message, data: flipped(message.data, random) } : message,
)

/** Adds a leaf of its own, or a digest. */
const tooMany = changed((message) => {
  if (message.type === 'leaves') {
    return { ...message, leaves: [...message.leaves, Uint8Array.of(1)] }
  }
  if (message.type !== 'digests') return message
  return { ...message, digests: [...message.digests.slice(1), ...message.digests.slice(0, 2)] }
})

/** One leaf an answer: legal, and slow. */
const oneAtATime = changed((message) =>
  message.type === 'leaves' ? { ...message, leaves: message.leaves.slice(0, 1) } : message,
)

/** Begins one leaf before what was asked for. */
const overlapping = changed((message) =>
  message.type === 'leaves' ? { ...message, from: Math.max(0, message.from - 1) } : message,
)

/** Answers with nothing. */
const empty = changed((message) => {
  switch (message.type) {
    case 'leaves':
      return { ...message, leaves: [] }
    case 'digests':
      return { ...message, digests: [] }
    case 'leafPart':
    case 'manifestPiece':
      return { ...message, data: new Uint8Array(0) }
    default:
      return message
  }
})

/** Says that every leaf is too large for an answer, larger than any. */
const endlessLeaf = changed((message) =>
  message.type === 'leaves'
    ? {
        type: 'leafPart',
        id: message.id,
        ordinal: message.from,
        offset: 0,
        total: 2 ** 52,
        data: new Uint8Array(64),
      }
    : message,
)

/** Gives the right leaves in parts of one byte, though they would fit. */
const drip = changed((message) => {
  if (message.type === 'leafPart') return { ...message, data: message.data.subarray(0, 1) }
  if (message.type !== 'leaves') return message
  const [leaf = new Uint8Array(0)] = message.leaves
  const total = Math.max(1, leaf.length)
  const part = { ordinal: message.from, offset: 0, total, data: leaf.subarray(0, 1) }
  return { type: 'leafPart', id: message.id, ...part }
})

/** Refuses everything, for every reason there is. */
const refusing = changed((message, random) => {
  if (!('id' in message)) return message
  const reasons = ['unknownAnchor', 'expired', 'overloaded', 'pruned', 'failed'] as const
  const reason = reasons[random.below(reasons.length)] ?? 'failed'
  return { type: 'unavailable', id: message.id, reason, retryAfterMs: 0, leader: null }
})

/** Answers everything with an absurd target, and offers it unasked (H7). */
const absurdTarget =
  (root: string): Misbehaviour =>
  (message) => {
    if (!('id' in message)) return [message]
    const sizes = { leaves: 0, items: 0, bytes: 0, manifestBytes: 1, manifestPieces: [root] }
    const name: SnapshotName = { anchor: 2 ** 50, term: 1, root }
    const target = { ...name, ...sizes, firstIndex: 1, sealed: true }
    return [0, 1, 2].map((more) => ({ type: 'target', id: message.id + more, target }))
  }

/** Answers with what belongs to another request. */
const mixedUp = (): Misbehaviour => {
  let last: SnapshotMessage | null = null
  return (message) => {
    const before = last
    last = message
    if (before === null || !('id' in before) || !('id' in message)) return [message]
    return [{ ...before, id: message.id }]
  }
}

/** What a session may blame a peer for. Some remember: made anew for each swarm. */
export const lying = (): readonly Misbehaviour[] => [
  oneBitOffBefore,
  oneBitOff,
  oneBitOffInParts,
  tooMany,
  overlapping,
  empty,
  endlessLeaf,
  drip,
  absurdTarget('x'.repeat(32)),
  mixedUp(),
]

/** What only costs time. */
export const blameless = (): readonly Misbehaviour[] => [silent, flapping, oneAtATime, refusing]
