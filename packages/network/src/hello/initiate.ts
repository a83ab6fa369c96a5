import { randomBytes } from 'node:crypto'
import type { Introduction } from '@tesela/protos/hello'
import { HelloFailedError } from '../errors.ts'
import { VERSIONS } from '../protocols.ts'
import type { Conversation } from './conversation.ts'
import { checkIntroduction } from './introduction.ts'
import {
  initiatorProof,
  NONCE_LENGTH,
  type ProofContext,
  responderProof,
  sameProof,
} from './proof.ts'

export interface InitiatorTerms {
  readonly groupId: Uint8Array
  /** Present: `key` is that of this invite; else it is the group's secret. */
  readonly inviteId?: Uint8Array
  readonly key: Uint8Array
  readonly epoch: number
  readonly introduction: Introduction
  /** This peer's id, multihash bytes. */
  readonly self: Uint8Array
  readonly stepTimeoutMs: number
}

/**
 * The first half of a hello, up to the point where both sides proved the key.
 * Resolves with what the responder says of itself. Errors as `Conversation.receive`.
 */
export async function initiate(
  conversation: Conversation,
  terms: InitiatorTerms,
): Promise<Introduction> {
  const initiatorNonce = randomBytes(NONCE_LENGTH)
  conversation.send({ start: { versions: [...VERSIONS], nonce: initiatorNonce } })
  const challenge = await conversation.receive('challenge', terms.stepTimeoutMs)
  if (!VERSIONS.includes(challenge.version)) {
    throw new HelloFailedError(`version ${challenge.version} was not offered`)
  }
  if (challenge.nonce.byteLength !== NONCE_LENGTH) {
    throw new HelloFailedError(`a nonce has ${NONCE_LENGTH} bytes`)
  }
  const context: ProofContext = {
    version: challenge.version,
    versions: VERSIONS,
    initiator: terms.self,
    responder: conversation.remote,
    initiatorNonce,
    responderNonce: challenge.nonce,
    groupId: terms.groupId,
    inviteId: terms.inviteId,
    epoch: terms.epoch,
    introduction: terms.introduction,
  }
  conversation.send({
    proof: {
      groupId: new Uint8Array(terms.groupId),
      ...(terms.inviteId === undefined ? {} : { inviteId: new Uint8Array(terms.inviteId) }),
      epoch: terms.epoch,
      mac: new Uint8Array(initiatorProof(terms.key, context)),
      introduction: terms.introduction,
    },
  })
  const reply = await conversation.receive('reply', terms.stepTimeoutMs)
  const introduction = checkIntroduction(reply.introduction)
  if (!sameProof(reply.mac, responderProof(terms.key, context, introduction))) {
    throw new HelloFailedError('the responder does not know the key')
  }
  return introduction
}
