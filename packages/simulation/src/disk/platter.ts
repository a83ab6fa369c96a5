import type { Recovered } from '@tesela/raft'
import type { WalRecord } from './wal-records.ts'

/** What a log holds: term of every entry, and the hard state. */
export interface LogImage {
  readonly term: number
  readonly vote: string | null
  readonly commit: number
  /** Term of entry i + 1. */
  readonly terms: readonly number[]
}

/** What of a node's log the power cannot take, and what was written since and can still be lost. */
export interface Platter {
  readonly durable: LogImage
  /** Whether the entry is durable. */
  holds(index: number, term: number): boolean
  /** Something was written to the file and is not synced. */
  wrote(file: string, records: readonly WalRecord[]): void
  /** Everything written to the file is durable. */
  synced(file: string): void
  /** What may be found after a crash: the durable image, and what each further record makes of it. */
  possible(): readonly LogImage[]
  /** What was found at a start, which recovery has made durable. */
  restart(found: LogImage): void
}

export function imageOf({ hardState, lastIndex, termRuns }: Recovered): LogImage {
  const terms: number[] = []
  for (const [at, { term, first }] of termRuns.entries()) {
    const end = (termRuns[at + 1]?.first ?? lastIndex + 1) - 1
    for (let index = first; index <= end; index += 1) terms[index - 1] = term
  }
  return { ...hardState, terms }
}

export function equalImages(one: LogImage, other: LogImage): boolean {
  return (
    one.term === other.term &&
    one.vote === other.vote &&
    one.commit === other.commit &&
    one.terms.length === other.terms.length &&
    one.terms.every((term, at) => other.terms[at] === term)
  )
}

const emptyImage: LogImage = { term: 0, vote: null, commit: 0, terms: [] }

interface MutableImage {
  term: number
  vote: string | null
  commit: number
  readonly terms: number[]
}

export function createPlatter(): Platter {
  let durable = copy(emptyImage)
  let written: { readonly file: string; readonly record: WalRecord }[] = []
  return {
    get durable() {
      return durable
    },
    holds: (index, term) => durable.terms[index - 1] === term,
    wrote(file, records) {
      for (const record of records) written.push({ file, record })
    },
    synced(file) {
      for (const { file: of, record } of written) if (of === file) take(durable, record)
      written = written.filter(({ file: of }) => of !== file)
    },
    possible() {
      const images: LogImage[] = [durable]
      const image = copy(durable)
      for (const { record } of written) {
        take(image, record)
        images.push(copy(image))
      }
      return images
    },
    restart(found) {
      durable = copy(found)
      written = []
    },
  }
}

function copy({ term, vote, commit, terms }: LogImage): MutableImage {
  return { term, vote, commit, terms: [...terms] }
}

function take(image: MutableImage, record: WalRecord): void {
  if (record.kind === 'hardState') {
    image.term = record.term
    image.vote = record.vote
    image.commit = record.commit
  } else {
    image.terms.length = record.index - 1
    image.terms[record.index - 1] = record.term
  }
}
