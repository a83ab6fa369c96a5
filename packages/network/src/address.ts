import { peerIdFromString } from '@libp2p/peer-id'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { MalformedAddressError } from './errors.ts'

export interface PeerMultiaddr {
  readonly address: Multiaddr
  readonly peerId: string
}

/** An address that names the peer expected there. Throws `MalformedAddressError`. */
export function parsePeerAddress(text: string): PeerMultiaddr {
  try {
    const address = multiaddr(text)
    const last = address.getComponents().at(-1)
    if (last?.name === 'p2p' && last.value !== undefined && address.getComponents().length > 1) {
      // Checked, because libp2p takes an address whose peer id it cannot read for one that names nobody.
      return { address, peerId: peerIdFromString(last.value).toString() }
    }
  } catch (error) {
    throw new MalformedAddressError(text, { cause: error })
  }
  throw new MalformedAddressError(text)
}

/** The addresses that parse and name that peer, or nobody; without repetition, each ending in its peer id. */
export function dialable(peerId: string, texts: readonly string[]): Multiaddr[] {
  const found = new Map<string, Multiaddr>()
  for (const text of texts) {
    try {
      const address = multiaddr(text)
      const named = address.getComponents().some((component) => component.name === 'p2p')
      const full = named ? address : address.encapsulate(`/p2p/${peerId}`)
      if (full.getComponents().at(-1)?.value === peerId) found.set(full.toString(), full)
    } catch {
      // Addresses of member records are hints: one that does not parse is none.
    }
  }
  return [...found.values()]
}
