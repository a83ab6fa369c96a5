import type { Recovered } from '@tesela/raft'
import type { WalRecord, WatermarkCopy } from './wal-records.ts'

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
  /** Term and vote were written to the file beside the log and are not synced. */
  copied(file: string, copy: WatermarkCopy): void
  /** Everything written to the file is durable. */
  synced(file: string): void
  /**
   * What may be found after a crash: the durable image, what each further record makes of it, and what each further
   * copy makes of all of these.
   */
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
  let copied: { readonly file: string; readonly copy: WatermarkCopy }[] = []
  return {
    get durable() {
      return durable
    },
    holds: (index, term) => durable.terms[index - 1] === term,
    wrote(file, records) {
      for (const record of records) written.push({ file, record })
    },
    copied: (file, copy) => copied.push({ file, copy }),
    synced(file) {
      for (const { file: of, record } of written) if (of === file) take(durable, record)
      for (const { file: of, copy } of copied) if (of === file) takeCopy(durable, copy)
      written = written.filter(({ file: of }) => of !== file)
      copied = copied.filter(({ file: of }) => of !== file)
    },
    possible() {
      const images = [copy(durable)]
      const image = copy(durable)
      for (const { record } of written) {
        take(image, record)
        images.push(copy(image))
      }
      for (const { copy: newer } of copied) {
        for (const each of [...images]) {
          const other = copy(each)
          takeCopy(other, newer)
          images.push(other)
        }
      }
      return images
    },
    restart(found) {
      durable = copy(found)
      written = []
      copied = []
    },
  }
}

function copy({ term, vote, commit, terms }: LogImage): MutableImage {
  return { term, vote, commit, terms: [...terms] }
}

function take(image: MutableImage, record: WalRecord): void {
  if (record.kind === 'hardState') {
    takeCopy(image, record)
    image.commit = record.commit
  } else {
    image.terms.length = record.index - 1
    image.terms[record.index - 1] = record.term
  }
}

/** The newer one of two counts, wherever it stands. */
function takeCopy(image: MutableImage, { term, vote }: WatermarkCopy): void {
  if (term < image.term || (term === image.term && vote === null)) return
  image.term = term
  image.vote = vote
}
