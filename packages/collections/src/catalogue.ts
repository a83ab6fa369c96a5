import type { CollectionOptions, CreateCollection } from '@tesela/protos/collections'
import type { Collection } from './collection.ts'
import { emptyCollection, isKind } from './empty-collection.ts'
import type { GroupDraft } from './group-draft.ts'
import { defaultPriorityEncoding, isPriorityEncoding } from './priority.ts'
import { type Refusal, refuse, refuseOver } from './rejections.ts'

const namePattern = /^[a-z0-9._-]{1,128}$/
const codecPattern = /^[!-~]{0,64}$/

export function checkName(name: string): Refusal | null {
  return namePattern.test(name)
    ? null
    : refuse('invalid_name', 'a name is 1 to 128 of the characters a-z 0-9 . _ -')
}

export function checkCreate({ kind, options }: CreateCollection): Refusal | null {
  if (!isKind(kind)) {
    return refuse('unsupported_kind', 'the kinds are map, vec, set, cell, once and queue')
  }
  const { keyCodec, valueCodec, capacity = 0, priority = '' } = options ?? {}
  if (!codecPattern.test(keyCodec ?? '') || !codecPattern.test(valueCodec ?? '')) {
    return refuse('invalid_command', 'the name of a codec is at most 64 printable ASCII characters')
  }
  if (kind !== 'queue') {
    return capacity === 0 && priority === ''
      ? null
      : refuse('invalid_command', 'only a queue has a capacity and priorities')
  }
  return priority === '' || isPriorityEncoding(priority)
    ? null
    : refuse('invalid_command', 'the priorities of a queue are int64, double or bytes')
}

/** Makes the collection, or finds an equal one. */
export function createCollection(
  draft: GroupDraft,
  index: number,
  name: string,
  create: CreateCollection,
): { readonly fresh: boolean } | Refusal {
  const { kind } = create
  if (!isKind(kind)) return refuse('unsupported_kind', `there is no kind '${kind}'`)
  const options = completeOptions(kind, create.options)
  const existing = draft.schema(name)
  if (existing !== undefined) {
    const difference = differenceOf(existing, kind, options)
    return difference === ''
      ? { fresh: false }
      : refuse('schema_mismatch', `collection '${name}' exists with ${difference}`)
  }
  const { maxCollections } = draft.limits
  if (draft.collectionCount >= maxCollections) {
    return refuseOver('max_collections', maxCollections, draft.collectionCount + 1)
  }
  draft.addCollection(emptyCollection(kind, { name, options, created: index }, draft.group))
  return { fresh: true }
}

/** The options as a collection keeps them: nothing is absent that its kind has. */
export function completeOptions(
  kind: string,
  options: CollectionOptions | undefined,
): Readonly<CollectionOptions> {
  return {
    keyCodec: options?.keyCodec ?? '',
    valueCodec: options?.valueCodec ?? '',
    maxItems: options?.maxItems ?? 0,
    maxBytes: options?.maxBytes ?? 0,
    ...(kind === 'queue'
      ? { capacity: options?.capacity ?? 0, priority: options?.priority || defaultPriorityEncoding }
      : {}),
  }
}

/** For people: `max_items 10 (asked: 20), …`; empty when equal. */
function differenceOf(existing: Collection, kind: string, options: CollectionOptions): string {
  const rows: readonly (readonly [string, string | number, string | number])[] = [
    ['kind', existing.kind, kind],
    ['key_codec', existing.options.keyCodec, options.keyCodec],
    ['value_codec', existing.options.valueCodec, options.valueCodec],
    ['max_items', existing.options.maxItems, options.maxItems],
    ['max_bytes', existing.options.maxBytes, options.maxBytes],
    ['capacity', existing.options.capacity ?? 0, options.capacity ?? 0],
    ['priority', existing.options.priority ?? '', options.priority ?? ''],
  ]
  return rows
    .filter(([, is, asked]) => is !== asked)
    .map(([field, is, asked]) => `${field} '${is}' (asked: '${asked}')`)
    .join(', ')
}
