import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import type { ICryptoInterface } from '@chainsafe/libp2p-noise'
import { defaultCrypto } from '@chainsafe/libp2p-noise/crypto'

const ALGORITHM = 'chacha20-poly1305'
const TAG_BYTES = 16

/** Below it the package's own cipher, in WebAssembly, is faster: whatever OpenSSL ciphers, it costs some microseconds. */
const SMALL_BYTES = 400

/** From it on to copy a message takes longer than to cipher its pieces one by one, of which large ones have few. */
export const LARGE_BYTES = 16 * 1024
const FEW_PIECES = 4

export type Message = Parameters<ICryptoInterface['chaCha20Poly1305Encrypt']>[0]
type Pieces = Exclude<Message, Uint8Array>

/** By the bytes of the key, of which a connection has the same two for all its life. */
const keys = new WeakMap<Uint8Array, KeyObject>()

/**
 * The ciphers of noise, with the same results as those that come with it. Those hand OpenSSL the bytes of the key anew with
 * every message, which takes longer than to encrypt 30 KiB, and every piece of a message by itself.
 */
export const noiseCipher: ICryptoInterface = {
  ...defaultCrypto,

  chaCha20Poly1305Encrypt(plaintext, nonce, ad, key) {
    if (plaintext.byteLength < SMALL_BYTES) {
      return defaultCrypto.chaCha20Poly1305Encrypt(plaintext, nonce, ad, key)
    }
    const cipher = createCipheriv(ALGORITHM, keyOf(key), nonce, { authTagLength: TAG_BYTES })
    if (ad.byteLength > 0) cipher.setAAD(ad, { plaintextLength: plaintext.byteLength })
    if (isLarge(plaintext)) {
      const encrypted = eachPiece(plaintext, (piece) => cipher.update(piece))
      cipher.final()
      encrypted.append(cipher.getAuthTag())
      return encrypted
    }
    const encrypted = cipher.update(plaintext.subarray())
    // A cipher of streams holds nothing back: this only makes the tag.
    cipher.final()
    return Buffer.concat([encrypted, cipher.getAuthTag()])
  },

  /** Throws for bytes that were not encrypted with this key, nonce and additional data. */
  chaCha20Poly1305Decrypt(ciphertext, nonce, ad, key, target) {
    if (ciphertext.byteLength < SMALL_BYTES) {
      return defaultCrypto.chaCha20Poly1305Decrypt(ciphertext, nonce, ad, key, target)
    }
    const end = ciphertext.byteLength - TAG_BYTES
    const decipher = createDecipheriv(ALGORITHM, keyOf(key), nonce, { authTagLength: TAG_BYTES })
    if (ad.byteLength > 0) decipher.setAAD(ad, { plaintextLength: end })
    decipher.setAuthTag(ciphertext.subarray(end))
    const decrypted = isLarge(ciphertext)
      ? eachPiece(ciphertext.sublist(0, end), (piece) => decipher.update(piece))
      : decipher.update(ciphertext.subarray(0, end))
    decipher.final()
    return decrypted
  },
}

/** Without a copy of the whole, where it is not cut into many. */
function eachPiece(message: Pieces, cipher: (piece: Uint8Array) => Uint8Array): Pieces {
  const pieces = [...message]
  const few = pieces.length > FEW_PIECES ? [message.subarray()] : pieces
  // Of the version of lists that noise has.
  const list = message.sublist(0, 0)
  for (const piece of few) list.append(cipher(piece))
  return list
}

function isLarge(message: Message): message is Pieces {
  return !(message instanceof Uint8Array) && message.byteLength >= LARGE_BYTES
}

function keyOf(bytes: Uint8Array): KeyObject {
  let key = keys.get(bytes)
  if (key === undefined) {
    key = createSecretKey(bytes)
    keys.set(bytes, key)
  }
  return key
}
