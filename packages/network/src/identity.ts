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

const sample = new TextEncoder().encode('tesela identity')

export async function createIdentity(): Promise<Identity> {
  return identityOf(await generateKeyPair('Ed25519'))
}

/** Rejects with `IdentityError` for bytes that are not an Ed25519 private key, or of which a bit has changed. */
export async function loadIdentity(keyBytes: Uint8Array): Promise<Identity> {
  let privateKey: PrivateKey
  try {
    privateKey = privateKeyFromProtobuf(keyBytes)
  } catch (error) {
    throw new IdentityError('the identity is not a private key', { cause: error })
  }
  if (privateKey.type !== 'Ed25519') throw new IdentityError('the identity is not an Ed25519 key')
  // The key holds its public half beside the private one: only a signature shows whether they still belong together.
  const signature = await privateKey.sign(sample)
  if (!(await privateKey.publicKey.verify(sample, signature))) {
    throw new IdentityError('the halves of the key do not belong together')
  }
  return identityOf(privateKey)
}

function identityOf(privateKey: PrivateKey): Identity {
  return {
    peerId: peerIdFromPrivateKey(privateKey).toString(),
    keyBytes: privateKeyToProtobuf(privateKey),
    privateKey,
  }
}
