import { randomBytes } from 'node:crypto'
import type { HelloProof, Introduction } from '@tesela/protos/hello'
import { HelloFailedError, type Refusal } from '../errors.ts'
import { VERSIONS } from '../protocols.ts'
import { hex, replicaId } from '../replica.ts'
import type { GroupAdmission } from '../types.ts'
import { within } from '../within.ts'
import type { Conversation } from './conversation.ts'
import { checkIntroduction } from './introduction.ts'
import {
  initiatorProof,
  NONCE_LENGTH,
  type ProofContext,
  responderProof,
  sameProof,
} from './proof.ts'

export interface ResponderTerms {
  /** The groups served here. */
  group(groupId: Uint8Array): GroupAdmission | undefined
  introduction(admission: GroupAdmission): Introduction
  /** This peer's id, multihash bytes. */
  readonly self: Uint8Array
  readonly stepTimeoutMs: number
}

/** A refusal and its true reason, which only this side's log may tell. */
export interface Refused {
  readonly refused: Refusal
  readonly message: string
  readonly reason: string
}

/** An initiator that proved a key of this group, and has not had its answer. */
export interface Proven {
  readonly admission: GroupAdmission
  readonly introduction: Introduction
  /** Undefined: the group's secret was proven. */
  readonly inviteId: Uint8Array | undefined
  /** Proves the key to the initiator and introduces this side. */
  answer(): void
}

/** The first half of a hello, up to a proof that was checked. Nothing of the group was sent until then. */
export async function respond(
  conversation: Conversation,
  terms: ResponderTerms,
): Promise<Proven | Refused> {
  const start = await conversation.receive('start', terms.stepTimeoutMs)
  if (start.nonce.byteLength !== NONCE_LENGTH || start.versions.length > 16) {
    throw new HelloFailedError('a malformed start')
  }
  const version = VERSIONS.filter((ours) => start.versions.includes(ours)).at(-1)
  if (version === undefined) {
    return {
      refused: 'protocol_too_old',
      message: `this peer speaks versions ${VERSIONS.join(', ')}`,
      reason: `no common version, the peer offers ${start.versions.join(', ')}`,
    }
  }
  const responderNonce = randomBytes(NONCE_LENGTH)
  conversation.send({ challenge: { version, nonce: responderNonce } })

  const proof = await conversation.receive('proof', terms.stepTimeoutMs)
  const introduction = checkIntroduction(proof.introduction)
  const context: ProofContext = {
    version,
    versions: start.versions,
    initiator: conversation.remote,
    responder: terms.self,
    initiatorNonce: start.nonce,
    responderNonce,
    groupId: proof.groupId,
    inviteId: proof.inviteId,
    epoch: proof.epoch,
    introduction,
  }
  const admission = terms.group(proof.groupId)
  const replica = replicaId(conversation.remotePeerId, introduction.incarnation)
  const found = await findKey(admission, proof, replica, terms.stepTimeoutMs)
  // Without a key the work is the same, and no proof fits it.
  const key = found.key ?? randomBytes(NONCE_LENGTH)
  const fits = sameProof(proof.mac, initiatorProof(key, context))
  if (admission === undefined || found.key === undefined || !fits) {
    return refusal(
      found.key === undefined ? found.reason : `the proof does not fit ${found.reason}`,
    )
  }
  return {
    admission,
    introduction,
    inviteId: proof.inviteId,
    answer() {
      const ours = terms.introduction(admission)
      const mac = new Uint8Array(responderProof(key, context, ours))
      conversation.send({ reply: { mac, introduction: ours } })
    },
  }
}

/** The one and the same refusal for every reason that a stranger may not learn. */
export function refusal(reason: string): Refused {
  return { refused: 'refused', message: 'this peer does not admit you', reason }
}

/** `reason`: why there is no key, or which key it is. */
async function findKey(
  admission: GroupAdmission | undefined,
  proof: HelloProof,
  replica: string,
  timeoutMs: number,
): Promise<{ readonly key: Uint8Array | undefined; readonly reason: string }> {
  if (admission === undefined) return { key: undefined, reason: 'the group is not served here' }
  if (proof.inviteId === undefined) {
    const { epoch, secret } = admission.secret()
    return { key: secret, reason: `the secret of epoch ${epoch} (the peer says ${proof.epoch})` }
  }
  const invite = `invite ${hex(proof.inviteId.subarray(0, 16))}`
  const asked = admission.inviteKey(proof.inviteId, replica)
  const key = await within(asked, AbortSignal.timeout(timeoutMs))
  return key === null
    ? { key: undefined, reason: `${invite} is unknown, spent, expired or revoked` }
    : { key, reason: invite }
}
