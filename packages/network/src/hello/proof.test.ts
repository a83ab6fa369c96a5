import { expect, test } from 'vitest'
import { initiatorProof, type ProofContext, responderProof, sameProof } from './proof.ts'

const introduction = {
  incarnation: new Uint8Array(8).fill(1),
  boot: new Uint8Array(8).fill(2),
  term: 3,
  lastTerm: 2,
  lastIndex: 7,
}
const context: ProofContext = {
  version: 1,
  versions: [1],
  initiator: Buffer.from('initiator'),
  responder: Buffer.from('responder'),
  initiatorNonce: new Uint8Array(32).fill(3),
  responderNonce: new Uint8Array(32).fill(4),
  groupId: new Uint8Array(16).fill(5),
  inviteId: undefined,
  epoch: 1,
  introduction,
}
const key = new Uint8Array(32).fill(6)
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('the bytes under the proof stay what other implementations rely on', () => {
  expect(text(initiatorProof(key, context))).toMatchInlineSnapshot(
    `"2ead8c2f7ce226e4900c0ff41463ee682f196ef60837398b640e376eb7b07813"`,
  )
  expect(text(responderProof(key, context, introduction))).toMatchInlineSnapshot(
    `"77650e01f9ae90f110a3c08a852dd303d762e5962746e27b912ecb8edbc22737"`,
  )
})

test('every field changes the proof, and a field cannot lend bytes to its neighbour', () => {
  const other = new Uint8Array(32).fill(9)
  const variants: ProofContext[] = [
    context,
    { ...context, version: 2 },
    { ...context, versions: [1, 2] },
    { ...context, initiator: Buffer.from('someone') },
    { ...context, responder: Buffer.from('someone') },
    { ...context, initiator: Buffer.from('initiatorr'), responder: Buffer.from('esponder') },
    { ...context, initiatorNonce: other },
    { ...context, responderNonce: other },
    { ...context, initiatorNonce: context.responderNonce, responderNonce: context.initiatorNonce },
    { ...context, groupId: other },
    { ...context, inviteId: other },
    { ...context, epoch: 2 },
    { ...context, introduction: { ...introduction, boot: new Uint8Array(8) } },
    { ...context, introduction: { ...introduction, incarnation: new Uint8Array(8) } },
    { ...context, introduction: { ...introduction, lastIndex: 8 } },
  ]
  const proofs = [
    ...variants.map((variant) => text(initiatorProof(key, variant))),
    ...variants.map((variant) => text(responderProof(key, variant, introduction))),
    text(responderProof(key, context, { ...introduction, term: 4 })),
    text(initiatorProof(other, context)),
  ]
  expect(new Set(proofs).size).toBe(proofs.length)
})

test('proofs of another length are not the same', () => {
  const proof = initiatorProof(key, context)
  expect(sameProof(proof, Uint8Array.from(proof))).toBe(true)
  expect(sameProof(proof.subarray(1), proof)).toBe(false)
  expect(sameProof(new Uint8Array(0), proof)).toBe(false)
})
