import { escapeBytes } from './escape.ts'

/** JSON of what the client answers: revisions are `bigint` there, and plain numbers far below 2^53 here. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return Number(item)
    return item instanceof Uint8Array ? escapeBytes(item) : item
  })
}
