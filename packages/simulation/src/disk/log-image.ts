import type { EntryId, Recovered } from '@tesela/raft'

/** Terms of the entries of a log, that of entry i + 1 at place i; nothing where a snapshot stands for it. */
export type LogTerms = readonly (number | undefined)[]

/** What a log holds: term of every entry, what stands for those that are gone, and the hard state. */
export interface LogImage {
  readonly term: number
  readonly vote: string | null
  readonly commit: number
  /** The snapshot that a restart begins from; null: it begins with the first entry. */
  readonly anchor: EntryId | null
  /** The entry before the first one; its term is known. */
  readonly boundary: EntryId
  readonly terms: LogTerms
}

export const noEntry: EntryId = { term: 0, index: 0 }

export function imageOf(found: Recovered): LogImage {
  const { hardState, lastIndex, termRuns, boundary, snapshot } = found
  const terms = termsBehind(boundary)
  for (const [at, { term, first }] of termRuns.entries()) {
    const end = (termRuns[at + 1]?.first ?? lastIndex + 1) - 1
    for (let index = Math.max(first, boundary.index + 1); index <= end; index += 1) {
      terms[index - 1] = term
    }
  }
  const anchor = snapshot === null ? null : { term: snapshot.term, index: snapshot.index }
  return { ...hardState, anchor, boundary, terms }
}

/** Of a log that begins behind this entry and is empty. */
export function termsBehind({ term, index }: EntryId): (number | undefined)[] {
  const terms: (number | undefined)[] = []
  for (let at = 1; at < index; at += 1) terms.push(undefined)
  if (index > 0) terms.push(term)
  return terms
}

export function equalImages(one: LogImage, other: LogImage): boolean {
  return (
    one.term === other.term &&
    one.vote === other.vote &&
    one.commit === other.commit &&
    equalPlaces(one.anchor, other.anchor) &&
    equalPlaces(one.boundary, other.boundary) &&
    one.terms.length === other.terms.length &&
    one.terms.every((term, at) => at < one.boundary.index || other.terms[at] === term)
  )
}

export function equalPlaces(one: EntryId | null, other: EntryId | null): boolean {
  return one?.index === other?.index && one?.term === other?.term
}

export function lastOf({ terms }: LogImage): EntryId {
  return { term: terms.at(-1) ?? 0, index: terms.length }
}

/** Terms come first. */
export function isBehind(one: EntryId, other: EntryId): boolean {
  return one.term > other.term || (one.term === other.term && one.index > other.index)
}
