import type { CollectionMap, Database } from '@tesela/client'
import { argumentBytes } from './argument-bytes.ts'
import type { CallContext } from './database.ts'

export type BytesMap = CollectionMap<Uint8Array, Uint8Array>

/** @throws UsageError when the argument was not UTF-8 */
export function keyBytes(text: string): Uint8Array {
  return argumentBytes(
    'KEY',
    text,
    '`tesela import` takes, and `tesela export` prints, any key as "keyBase64"',
  )
}

/** Runs an operation on a map; where there is none of that name, makes it and tries again. */
export async function onMap<T>(
  database: Database,
  name: string,
  valueCodec: string,
  call: CallContext,
  operate: (map: BytesMap) => Promise<T>,
): Promise<T> {
  const map = database.bytes.map(name)
  try {
    return await operate(map)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'not_found')) throw error
    await database.create('map', name, { valueCodec }, call)
    return operate(map)
  }
}
