import {
  type CollectionCell,
  type CollectionInfo,
  type CollectionKind,
  type CollectionMap,
  type CollectionOnce,
  type CollectionQueue,
  type CollectionSet,
  type CollectionVec,
  type Database,
  Internal,
  isPriorityKind,
  type PriorityKind,
  WrongKind,
} from '@tesela/client'
import type { CallContext } from './database.ts'

/** What the command line works on, by kind: it moves bytes and never decodes them. */
export interface BytesHandles {
  readonly map: CollectionMap<Uint8Array, Uint8Array>
  readonly vec: CollectionVec<Uint8Array>
  readonly set: CollectionSet<Uint8Array>
  readonly cell: CollectionCell<Uint8Array>
  readonly once: CollectionOnce<Uint8Array>
  readonly queue: BytesQueue
}

export type BytesQueue = CollectionQueue<Uint8Array, Uint8Array, PriorityKind>

type Open = {
  readonly [Kind in CollectionKind]: (
    database: Database,
    name: string,
    call: CallContext,
  ) => Promise<BytesHandles[Kind]>
}

const open: Open = {
  map: async ({ bytes }, name) => bytes.map(name),
  vec: async ({ bytes }, name) => bytes.vec(name),
  set: async ({ bytes }, name) => bytes.set(name),
  cell: async ({ bytes }, name) => bytes.cell(name),
  once: async ({ bytes }, name) => bytes.once(name),
  // The arguments are read, and priorities printed, by the encoding that the queue was made with.
  queue: async (database, name, call) => {
    const info = await database.info(name, call)
    if (info.kind !== 'queue') throw new WrongKind(`'${name}' is a ${info.kind}, not a queue`)
    return database.bytes.queue(name, priorityKindOf(info))
  },
}

/** Fails with `not_found` or `wrong_kind`, for some kinds only with the first operation. */
export function openHandle<Kind extends CollectionKind>(
  database: Database,
  kind: Kind,
  name: string,
  call: CallContext,
): Promise<BytesHandles[Kind]> {
  return open[kind](database, name, call)
}

function priorityKindOf({ name, options }: CollectionInfo): PriorityKind {
  const { priority = '' } = options
  if (isPriorityKind(priority)) return priority
  throw new Internal(`the queue ${name} has priorities that this version does not know`)
}

/** Runs an operation on a collection; where there is none of that name, makes it and tries again. */
export async function onMadeHandle<Kind extends CollectionKind, T>(
  database: Database,
  kind: Kind,
  name: string,
  valueCodec: string,
  call: CallContext,
  operate: (handle: BytesHandles[Kind]) => Promise<T>,
): Promise<T> {
  try {
    return await operate(await openHandle(database, kind, name, call))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'not_found')) throw error
    await database.create(kind, name, { valueCodec }, call)
    return operate(await openHandle(database, kind, name, call))
  }
}
