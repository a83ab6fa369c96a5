import type { CollectionKind } from '@tesela/client'
import { UsageError } from './errors.ts'

export const collectionKinds: readonly CollectionKind[] = [
  'map',
  'vec',
  'set',
  'cell',
  'once',
  'queue',
]

/** @throws UsageError for what is no kind that this version knows */
export function collectionKind(text: string): CollectionKind {
  const known = collectionKinds.find((kind) => kind === text)
  if (known === undefined)
    throw new UsageError(`There is no kind "${text}"; the kinds are ${collectionKinds.join(', ')}.`)
  return known
}
