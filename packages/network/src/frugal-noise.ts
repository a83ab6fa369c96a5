import { noise } from '@chainsafe/libp2p-noise'
import type { SecuredConnection } from '@libp2p/interface'
import { LARGE_BYTES, type Message, noiseCipher } from './noise-cipher.ts'

type CreateEncrypter = ReturnType<typeof noise>

/**
 * noise as every peer of libp2p speaks it, but what it does anew with every message is done once: keys are prepared for
 * OpenSSL (`noise-cipher.ts`), and the error is made by which its decoder finds out that a chunk is used up. And no room is
 * made for what a large message decrypts to: OpenSSL makes its own.
 */
export function frugalNoise(): CreateEncrypter {
  const create = noise({ crypto: noiseCipher })
  return (components) => {
    const encrypter = create(components)
    const secureInbound = encrypter.secureInbound.bind(encrypter)
    const secureOutbound = encrypter.secureOutbound.bind(encrypter)
    encrypter.secureInbound = async (connection, options) =>
      decodingCheaply(await secureInbound(connection, options))
    encrypter.secureOutbound = async (connection, options) =>
      decodingCheaply(await secureOutbound(connection, options))
    return encrypter
  }
}

/** With another decoder than the one of the version that is pinned, everything works all the same. */
function decodingCheaply<T>(secured: SecuredConnection<T>): SecuredConnection<T> {
  const { connection } = secured
  const decoder = 'decoder' in connection ? connection.decoder : null
  if (typeof decoder === 'object' && decoder !== null && 'lengthDecoder' in decoder) {
    decoder.lengthDecoder = lengthOf
  }
  if (isDecrypting(connection)) {
    const decrypt = connection.decrypt.bind(connection)
    const { handshake } = connection
    connection.decrypt = (message) =>
      message.byteLength < LARGE_BYTES ? decrypt(message) : handshake.decrypt(message)
  }
  return secured
}

/** What noise makes of a connection, once the handshake is over. */
interface Decrypting {
  /** Of one message. Copies it, where it is in pieces, to have room for what it decrypts to. */
  decrypt(message: Message): Message
  readonly handshake: { decrypt(message: Message): Message }
}

function isDecrypting(connection: object): connection is Decrypting {
  if (!('decrypt' in connection && 'handshake' in connection)) return false
  const { decrypt, handshake } = connection
  if (typeof decrypt !== 'function' || typeof handshake !== 'object' || handshake === null)
    return false
  return 'decrypt' in handshake && typeof handshake.decrypt === 'function'
}

/** Says that a length is not there yet. One for all: with each that is made, the engine notes the whole stack. */
const incomplete = new RangeError('the length of a message of noise is not there yet')

/** The length before a message of noise: two bytes, the higher one first. */
function lengthOf(received: { readonly length: number; get(at: number): number }): number {
  if (received.length < 2) throw incomplete
  return received.get(0) * 256 + received.get(1)
}
