import type { StandingChannel } from './types.ts'

export const HELLO_PROTOCOL = '/tesela/hello/1'

/** The lane is in the protocol's name, so that its cap and its number of streams are known before the first byte. */
export const CHANNEL_PROTOCOLS: Readonly<Record<StandingChannel, string>> = {
  urgent: '/tesela/raft/1/urgent',
  append: '/tesela/raft/1/append',
  forward: '/tesela/forward/1',
  sync: '/tesela/sync/snapshot/1',
  log: '/tesela/sync/log/1',
}

export const CHANNELS: readonly StandingChannel[] = ['urgent', 'append', 'forward', 'sync', 'log']

/** Versions of the hello and consensus protocols that this host speaks. */
export const VERSIONS: readonly number[] = [1]

export const MAX_HELLO_FRAME = 64 * 1024
/** What a PeerFrame adds to its body: group id, receiving replica, tags and lengths. */
export const PEER_FRAME_ENVELOPE = 1024
/** What the group adds to a message of a strategy of a user's own, or says in its stead: tags, lengths, an order of the leader. */
export const STRATEGY_FRAME_ENVELOPE = 64
