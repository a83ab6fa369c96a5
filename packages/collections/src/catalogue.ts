import type { CollectionOptions, CreateCollection } from '@tesela/protos/collections'
import type { GroupDraft } from './group-draft.ts'
import { mapFormat } from './map-format.ts'
import { type Refusal, refuse, refuseOver } from './rejections.ts'
import { type Collection, cutHashOf } from './state.ts'
import { createOrderedMap } from './tree/ordered-map.ts'

const namePattern = /^[a-z0-9._-]{1,128}$/
const codecPattern = /^[!-~]{0,64}$/

export function checkName(name: string): Refusal | null {
  return namePattern.test(name)
    ? null
    : refuse('invalid_name', 'a name is 1 to 128 of the characters a-z 0-9 . _ -')
}

export function checkCreate(create: CreateCollection): Refusal | null {
  if (create.kind !== 'map') {
    return refuse('unsupported_kind', "the only kind of collection so far is 'map'")
  }
  const { keyCodec, valueCodec } = completeOptions(create.options)
  return codecPattern.test(keyCodec) && codecPattern.test(valueCodec)
    ? null
    : refuse('invalid_command', 'the name of a codec is at most 64 printable ASCII characters')
}

/** Makes the collection, or finds an equal one. */
export function createCollection(
  draft: GroupDraft,
  index: number,
  name: string,
  create: CreateCollection,
): { readonly fresh: boolean } | Refusal {
  const options = completeOptions(create.options)
  const existing = draft.schema(name)
  if (existing !== undefined) {
    const difference = differenceOf(existing, create.kind, options)
    return difference === ''
      ? { fresh: false }
      : refuse('schema_mismatch', `collection '${name}' exists with ${difference}`)
  }
  const { maxCollections } = draft.limits
  if (draft.collectionCount >= maxCollections) {
    return refuseOver('max_collections', maxCollections, draft.collectionCount + 1)
  }
  draft.addCollection({
    name,
    kind: 'map',
    options,
    created: index,
    bytes: 0,
    items: createOrderedMap(mapFormat(cutHashOf(draft.group))),
  })
  return { fresh: true }
}

function completeOptions(options: CollectionOptions | undefined): CollectionOptions {
  return {
    keyCodec: options?.keyCodec ?? '',
    valueCodec: options?.valueCodec ?? '',
    maxItems: options?.maxItems ?? 0,
    maxBytes: options?.maxBytes ?? 0,
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
  ]
  return rows
    .filter(([, is, asked]) => is !== asked)
    .map(([field, is, asked]) => `${field} '${is}' (asked: '${asked}')`)
    .join(', ')
}
