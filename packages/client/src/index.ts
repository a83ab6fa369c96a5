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
 * const jobs = await db.queue<string, string>('shop.jobs')
 * await db.atomic().check(orders, 'o-1', { revision }).push(jobs, 5n, 'j-1', 'bill o-1').commit()
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
export type { Atomic, AtomicOutcome, AtomicWrite } from './atomic.ts'
export type { BytesCollections } from './bytes-collections.ts'
export type { CollectionInfo, CollectionOptions, ExpectedOptions } from './catalogue.ts'
export type { CellEntry, CellSetOptions, CellSetResult, CollectionCell } from './cell.ts'
export type { Codec, CodecName } from './codec.ts'
export type {
  Collection,
  CollectionKind,
  CountResult,
  RangeOptions,
  Reading,
  SwapResult,
} from './collection.ts'
export type { Condition } from './condition.ts'
export { type ConnectOptions, connect } from './connect.ts'
export type { Database } from './database.ts'
export * from './errors.ts'
export type {
  CollectionMap,
  DeleteOptions,
  DeleteResult,
  Entry,
  SetOptions,
  SetResult,
  TtlOptions,
} from './map.ts'
export type { CollectionOnce, OnceResult } from './once.ts'
export type { Collections } from './open-collections.ts'
export type {
  CallOptions,
  Consistency,
  OpenKeyedOptions,
  OpenOptions,
  OpenQueueOptions,
  ReadOptions,
} from './options.ts'
export type { PriorityInputs, PriorityKind, PriorityTypes } from './priority.ts'
export { isPriorityKind } from './priority-shape.ts'
export type {
  CollectionQueue,
  PopItemsResult,
  PriorityRange,
  PushManyResult,
  PushResult,
  QueueCursor,
  QueueEntriesOptions,
  QueueItem,
  UpdatedResult,
} from './queue.ts'
export type { AddResult, CollectionSet, CombineOptions, DeletedResult, TakeResult } from './set.ts'
export type { SnapshotReading } from './snapshot.ts'
export type { SchemaVerdict, StandardSchema } from './standard-schema.ts'
export type {
  CatchUpPeer,
  CatchUpStatus,
  GroupStatus,
  LastMark,
  MemberStatus,
  RepairStatus,
  SnapshotStatus,
  StatusDocument,
} from './status.ts'
export type {
  CollectionVec,
  ItemId,
  LengthResult,
  PopResult,
  RemoveResult,
  SliceOptions,
  VecItem,
  VecPlace,
  VecReadPlace,
  VecSetOptions,
  VecSetResult,
} from './vec.ts'
