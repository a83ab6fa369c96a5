import { generateKeyPair, privateKeyFromProtobuf, privateKeyToProtobuf } from '@libp2p/crypto/keys'
import type { PrivateKey } from '@libp2p/interface'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { IdentityError } from './errors.ts'

/** Who a host is: its private key, and the peer id that follows from it. */
export interface Identity {
  readonly peerId: string
  /** The Ed25519 private key as libp2p's protobuf, 68 bytes. Secret. */
  readonly keyBytes: Uint8Array
  readonly privateKey: PrivateKey
}

export async function createIdentity(): Promise<Identity> {
  return identityOf(await generateKeyPair('Ed25519'))
}

/** Throws `IdentityError` for bytes that are not an Ed25519 private key. */
export function loadIdentity(keyBytes: Uint8Array): Identity {
  let privateKey: PrivateKey
  try {
    privateKey = privateKeyFromProtobuf(keyBytes)
  } catch (error) {
    throw new IdentityError('the identity is not a private key', { cause: error })
  }
  if (privateKey.type !== 'Ed25519') throw new IdentityError('the identity is not an Ed25519 key')
  return identityOf(privateKey)
}

function identityOf(privateKey: PrivateKey): Identity {
  return {
    peerId: peerIdFromPrivateKey(privateKey).toString(),
    keyBytes: privateKeyToProtobuf(privateKey),
    privateKey,
  }
}
