import { noise } from '@chainsafe/libp2p-noise'
import type { SecuredConnection } from '@libp2p/interface'
import { isUint8ArrayList } from 'uint8arraylist'
import { LARGE_BYTES, type Message, noiseCipher } from './noise-cipher.ts'

type CreateEncrypter = ReturnType<typeof noise>

/**
 * noise as every peer of libp2p speaks it, but what it does anew with every message is done once: keys are prepared for
 * OpenSSL (`noise-cipher.ts`). Its decoder finds out that a chunk is used up without an error that it throws. And no room is
 * made for what OpenSSL decrypts, which makes its own.
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
  if ('decoder' in connection && isDecoder(connection.decoder)) decodeAtOnce(connection.decoder)
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

type Received = Exclude<Message, Uint8Array>

/** Cuts what was received into messages, each behind its length. */
interface Decoder {
  readonly buffer: Received
  readonly maxBufferSize: number
  decode(received: Message): Iterable<Received>
}

function isDecoder(decoder: unknown): decoder is Decoder {
  if (typeof decoder !== 'object' || decoder === null) return false
  if (!('decode' in decoder && 'buffer' in decoder && 'maxBufferSize' in decoder)) return false
  const { decode, buffer, maxBufferSize } = decoder
  if (typeof decode !== 'function' || typeof maxBufferSize !== 'number') return false
  return isUint8ArrayList(buffer)
}

/** The length before a message of noise: the higher byte first. */
const LENGTH_BYTES = 2

function decodeAtOnce(decoder: Decoder): void {
  const { buffer, maxBufferSize } = decoder
  const decode = decoder.decode.bind(decoder)
  decoder.decode = (received) => {
    // Refuses it.
    if (buffer.byteLength + received.byteLength > maxBufferSize) return decode(received)
    buffer.append(received)
    const messages: Received[] = []
    while (buffer.byteLength >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + buffer.get(0) * 256 + buffer.get(1)
      if (buffer.byteLength < end) break
      if (end > LENGTH_BYTES) messages.push(buffer.sublist(LENGTH_BYTES, end))
      buffer.consume(end)
    }
    return messages
  }
}
