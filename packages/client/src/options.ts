import type { Codec, CodecName } from './codec.ts'
import type { PriorityKind } from './priority.ts'
import type { StandardSchema } from './standard-schema.ts'

/** Every call takes these. */
export interface CallOptions {
  /** Aborting stops the wait, not the write; the error says which outcome is known. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds; 10 000 by default. */
  readonly timeoutMs?: number | undefined
}

/**
 * - `linearizable` (default): everything acknowledged before the call, by anybody.
 * - `session`: at least what this client has seen.
 * - `{ atLeast }`: at least this revision.
 * - `local`: what this node has applied, at once.
 * - `stale`: as `local`, and also without a leader since the node's start; nothing confirms that it is current.
 */
export type Consistency =
  | 'linearizable'
  | 'session'
  | 'local'
  | 'stale'
  | { readonly atLeast: bigint }

export interface ReadOptions extends CallOptions {
  readonly consistency?: Consistency | undefined
}

/** How the values of a collection become bytes, and whether it is made when missing. */
export interface OpenOptions<V> extends CallOptions {
  /** Default `json`. */
  readonly valueCodec?: CodecName | Codec<V> | undefined
  /** Checks values before they are written, and parses them when they are read. */
  readonly schema?: StandardSchema<V> | undefined
  /** Make the collection if it is missing; default true. */
  readonly create?: boolean | undefined
  /** Bounds, where it is made: 0 or absent for none. One that exists must have the bounds that are named. */
  readonly maxItems?: number | undefined
  readonly maxBytes?: number | undefined
}

/** The same for a collection with keys. */
export interface OpenKeyedOptions<K, V> extends OpenOptions<V> {
  /** Default `text`. */
  readonly keyCodec?: CodecName | Codec<K> | undefined
}

/** The same for a queue. */
export interface OpenQueueOptions<K, V, P extends PriorityKind> extends OpenKeyedOptions<K, V> {
  /** How its priorities are made; default `int64`. */
  readonly priority?: P | undefined
  /** A push beyond it evicts the lowest priority; 0 or absent: no bound. */
  readonly capacity?: number | undefined
}
