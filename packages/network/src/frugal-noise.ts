import { noise } from '@chainsafe/libp2p-noise'
import type { SecuredConnection } from '@libp2p/interface'
import { noiseCipher } from './noise-cipher.ts'

type CreateEncrypter = ReturnType<typeof noise>

/**
 * noise as every peer of libp2p speaks it, but what it does anew with every message is done once: keys are prepared for
 * OpenSSL (`noise-cipher.ts`), and the error is made by which its decoder finds out that a chunk is used up.
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
  return secured
}

/** Says that a length is not there yet. One for all: with each that is made, the engine notes the whole stack. */
const incomplete = new RangeError('the length of a message of noise is not there yet')

/** The length before a message of noise: two bytes, the higher one first. */
function lengthOf(received: { readonly length: number; get(at: number): number }): number {
  if (received.length < 2) throw incomplete
  return received.get(0) * 256 + received.get(1)
}
