/**
 * The client of a local Tesela daemon: typed handles on the replicated collections of its group.
 *
 * ```ts
 * await using db = await connect()
 * const orders = await db.map<string, Order>('shop.orders')
 * const { revision } = await orders.set('o-1', { item: 'tea', count: 2 })
 * await orders.get('o-1')                                   // linearizable
 * await orders.get('o-1', { consistency: 'local' })         // at once, from this node
 * for await (const entry of orders.entries({ prefix: 'o-' })) console.log(entry.key, entry.value)
 * ```
 */
export { type AddressOptions, defaultDataDirectory, findSocket } from './address.ts'
export type {
  Administration,
  CreatedGroup,
  Invite,
  InviteTerms,
  JoinRequest,
  JoinStep,
  StateRoots,
} from './administration.ts'
export type { CollectionInfo, CollectionOptions, ExpectedOptions } from './catalogue.ts'
export type { Codec, CodecName } from './codec.ts'
export { type ConnectOptions, connect } from './connect.ts'
export type { Database, MapBytesOptions } from './database.ts'
export * from './errors.ts'
export type {
  CollectionMap,
  CountResult,
  DeleteOptions,
  DeleteResult,
  Entry,
  EntryRead,
  RangeOptions,
  SetOptions,
  SetResult,
  SwapResult,
} from './map.ts'
export type { CallOptions, Consistency, MapOptions, ReadOptions } from './options.ts'
export type { SchemaVerdict, StandardSchema } from './standard-schema.ts'
export type { GroupStatus, LastMark, MemberStatus, StatusDocument } from './status.ts'
