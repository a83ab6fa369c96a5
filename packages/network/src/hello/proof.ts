import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Introduction } from '@tesela/protos/hello'

/**
 * The proof of a hello: HMAC-SHA-256 under the invite's key or the group's secret over these fields,
 * in this order, each preceded by its length as 4 bytes, big endian:
 *
 *  1. `tesela/hello/1`
 *  2. `I` in the initiator's proof, `R` in the responder's: neither can be sent back as the other
 *  3. the version chosen, and 4. the versions offered, 4 bytes each: nobody talked the two into an older one
 *  5. the initiator's and 6. the responder's peer id as noise authenticated them (multihash bytes)
 *  7. the initiator's and 8. the responder's nonce
 *  9. the group id
 * 10. the invite id, empty in a hello of members: a proof under one key is never one under another
 * 11. the epoch of the secret, 4 bytes
 * 12. the initiator's introduction; in the responder's proof also 13. the responder's: incarnation, boot,
 *     term, last term and last index as 8 bytes each.
 *
 * The introductions are bound so that what a peer says about itself is said by the one who knows the key.
 * Integers are big endian.
 */
export interface ProofContext {
  readonly version: number
  readonly versions: readonly number[]
  readonly initiator: Uint8Array
  readonly responder: Uint8Array
  readonly initiatorNonce: Uint8Array
  readonly responderNonce: Uint8Array
  readonly groupId: Uint8Array
  readonly inviteId: Uint8Array | undefined
  readonly epoch: number
  readonly introduction: Introduction
}

export const NONCE_LENGTH = 32

export function initiatorProof(key: Uint8Array, context: ProofContext): Uint8Array {
  return mac(key, 'I', context, [introductionBytes(context.introduction)])
}

/** `introduction` is the responder's. */
export function responderProof(
  key: Uint8Array,
  context: ProofContext,
  introduction: Introduction,
): Uint8Array {
  return mac(key, 'R', context, [
    introductionBytes(context.introduction),
    introductionBytes(introduction),
  ])
}

/** In constant time for macs of the right length. */
export function sameProof(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && timingSafeEqual(one, other)
}

function mac(
  key: Uint8Array,
  role: 'I' | 'R',
  context: ProofContext,
  introductions: readonly Uint8Array[],
): Uint8Array {
  const hmac = createHmac('sha256', key)
  const fields = [
    Buffer.from('tesela/hello/1'),
    Buffer.from(role),
    uint32(context.version),
    Buffer.concat(context.versions.map(uint32)),
    context.initiator,
    context.responder,
    context.initiatorNonce,
    context.responderNonce,
    context.groupId,
    context.inviteId ?? new Uint8Array(0),
    uint32(context.epoch),
    ...introductions,
  ]
  for (const field of fields) hmac.update(uint32(field.byteLength)).update(field)
  return hmac.digest()
}

function introductionBytes(introduction: Introduction): Uint8Array {
  return Buffer.concat([
    introduction.incarnation,
    introduction.boot,
    uint64(introduction.term),
    uint64(introduction.lastTerm),
    uint64(introduction.lastIndex),
  ])
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function uint64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}
