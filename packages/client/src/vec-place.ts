import type { ItemId as WireId, VecPlace as WirePlace } from '@tesela/protos/collections'
import { InvalidArgument } from './errors.ts'
import { revisionNumber } from './read.ts'
import type { ItemId, VecPlace } from './vec.ts'
import { wholeNumber } from './whole-number.ts'

const MAX_ORDINAL = 2 ** 32 - 1

export function encodeId(id: ItemId): WireId {
  if (typeof id !== 'object' || id === null) {
    throw new InvalidArgument('a place in a vec is an index or the id of an item')
  }
  const { revision, ordinal } = id
  return {
    revision: revisionNumber(revision),
    ordinal: wholeNumber('the ordinal of an item', ordinal, MAX_ORDINAL),
  }
}

export function decodeId({ revision, ordinal }: WireId): ItemId {
  return { revision: BigInt(revision), ordinal }
}

export function encodePlace(place: VecPlace): WirePlace {
  return typeof place === 'number' ? { index: indexOf(place) } : { id: encodeId(place) }
}

export function indexOf(index: number): number {
  return wholeNumber('an index', index)
}
