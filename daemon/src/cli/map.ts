import type { CollectionMap, Database } from '@tesela/client'
import type { CallContext } from './database.ts'

export type BytesMap = CollectionMap<Uint8Array, Uint8Array>

const utf8 = new TextEncoder()

export function keyBytes(text: string): Uint8Array {
  return utf8.encode(text)
}

/** Runs an operation on a map; where there is none of that name, makes it and tries again. */
export async function onMap<T>(
  database: Database,
  name: string,
  valueCodec: string,
  call: CallContext,
  operate: (map: BytesMap) => Promise<T>,
): Promise<T> {
  const map = await database.mapBytes(name)
  try {
    return await operate(map)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'not_found')) throw error
    await database.create('map', name, { valueCodec }, call)
    return operate(map)
  }
}
