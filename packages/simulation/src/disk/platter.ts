import type { EntryId } from '@tesela/raft'
import { equalPlaces, isBehind, type LogImage, lastOf, noEntry, termsBehind } from './log-image.ts'
import type { WalRecord, WatermarkCopy } from './wal-records.ts'

/** What of a node's log the power cannot take, and what was written since and can still be lost. */
export interface Platter {
  readonly durable: LogImage
  /** How far the file beside the log says that was promised. */
  readonly promised: EntryId
  /** How far it may say so although the log does not reach that far: damage took the rest, or an earlier life had it. */
  readonly excused: EntryId
  /** A leader remembers that more was promised than this replica knows. */
  excuse(upTo: EntryId): void
  /**
   * What that file may say instead, where it is being lowered: entries behind are proven to be void, and still stand in
   * the log. Null: it is not.
   */
  readonly lowering: EntryId | null
  /** Whether the snapshot that the log names is there: damage says otherwise, until another is named. */
  snapshotIsWhole: boolean
  /** Whether the entry is durable, in the log or, if it is committed, in the snapshot that the log names. */
  holds(index: number, term: number): boolean
  /**
   * Whether it was, and damage took it, and what is left is less than was promised: whoever is told so late still counts
   * it, and safely, since this replica grants nobody a vote until it has it again (rule 34).
   */
  owes(index: number, term: number): boolean
  /** Something was written to the file and is not synced. */
  wrote(file: string, records: readonly WalRecord[]): void
  /** Term and vote were written to the file beside the log and are not synced. */
  copied(file: string, copy: WatermarkCopy): void
  /** Everything written to the file is durable. */
  synced(file: string): void
  /** The first entry that is gone with the file, which holds these; null: nothing of them is needed. */
  needs(file: string, records: readonly WalRecord[]): number | null
  /** Whether a restart would begin from this snapshot. */
  names(snapshot: EntryId): boolean
  /**
   * What may be found after a crash: the durable image, what each further record makes of it, and what each further
   * copy makes of all of these.
   */
  possible(): readonly LogImage[]
  /** What was found at a start, which recovery has made durable. */
  restart(found: LogImage, promised: EntryId): void
}

interface MutableImage {
  term: number
  vote: string | null
  commit: number
  anchor: EntryId | null
  boundary: EntryId
  terms: (number | undefined)[]
}

const emptyImage: LogImage = {
  term: 0,
  vote: null,
  commit: 0,
  anchor: null,
  boundary: noEntry,
  terms: [],
}

export function createPlatter(): Platter {
  let durable = copy(emptyImage)
  let promised = noEntry
  let excused = noEntry
  /** The front of the log is lost, and no record says where it begins: it does at the anchor, whichever is the newest. */
  let beginsAtAnchor = false
  /** What was durable before damage took some of it, while the log ends before what was promised. */
  let spoiled: LogImage | null = null
  let written: { readonly file: string; readonly record: WalRecord }[] = []
  let copied: { readonly file: string; readonly copy: WatermarkCopy }[] = []
  /** By index: the file that has the durable entry. One that was overwritten may come back in another than it was in. */
  const fileOf = new Map<number, string>()
  return {
    snapshotIsWhole: true,
    get durable() {
      return durable
    },
    get promised() {
      return promised
    },
    get excused() {
      return excused
    },
    excuse(upTo) {
      if (isBehind(upTo, excused)) excused = upTo
    },
    get lowering() {
      const lower = copied.filter(({ copy: { position } }) => isBehind(promised, position))
      return lower[0]?.copy.position ?? null
    },
    holds(index, term) {
      const { terms, anchor } = durable
      return terms[index - 1] === term || (this.snapshotIsWhole && index <= (anchor?.index ?? 0))
    },
    owes: (index, term) => spoiled?.terms[index - 1] === term,
    wrote(file, records) {
      for (const record of records) written.push({ file, record })
    },
    copied: (file, copy) => copied.push({ file, copy }),
    synced(file) {
      for (const { file: of, record } of written) {
        if (of !== file) continue
        take(durable, record)
        if (record.kind === 'entry') fileOf.set(record.index, file)
        if (record.kind === 'cut' || record.kind === 'install') beginsAtAnchor = false
        if (record.kind === 'anchor' || record.kind === 'install') this.snapshotIsWhole = true
      }
      for (const { file: of, copy } of copied) {
        if (of !== file) continue
        takeCopy(durable, copy)
        promised = copy.position
      }
      written = written.filter(({ file: of }) => of !== file)
      copied = copied.filter(({ file: of }) => of !== file)
      if (!isBehind(promised, lastOf(durable))) spoiled = null
    },
    needs(file, records) {
      for (const record of records) {
        if (record.kind !== 'entry' || record.index <= durable.boundary.index) continue
        if (durable.terms[record.index - 1] !== record.term) continue
        if ((fileOf.get(record.index) ?? file) === file) return record.index
      }
      return null
    },
    names: (snapshot) => equalPlaces(durable.anchor, snapshot),
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
      return beginsAtAnchor ? [...images, ...images.map(fromAnchor)] : images
    },
    restart(found, position) {
      const wasCut = written.some(
        ({ record }) => record.kind === 'cut' || record.kind === 'install',
      )
      const lostItsFront = found.boundary.index > durable.boundary.index && !wasCut
      beginsAtAnchor = (beginsAtAnchor || lostItsFront) && equalPlaces(found.boundary, found.anchor)
      for (const { file, record } of written) {
        if (record.kind !== 'entry' || found.terms[record.index - 1] !== record.term) continue
        // What was durable before is where it was, whether or not it was written again.
        if (durable.terms[record.index - 1] !== record.term) fileOf.set(record.index, file)
      }
      if (isBehind(position, lastOf(found))) spoiled ??= durable
      else spoiled = null
      durable = copy(found)
      promised = position
      if (isBehind(position, lastOf(found))) this.excuse(position)
      written = []
      copied = []
    },
  }
}

function fromAnchor(image: MutableImage): MutableImage {
  return { ...image, boundary: image.anchor ?? image.boundary }
}

function copy(image: LogImage): MutableImage {
  return { ...image, terms: [...image.terms] }
}

function take(image: MutableImage, record: WalRecord): void {
  const { term } = record
  if (record.kind === 'hardState') {
    takeCopy(image, record)
    image.commit = Math.max(record.commit, image.anchor?.index ?? 0)
    return
  }
  const { kind, index } = record
  if (kind === 'entry') {
    image.terms.length = index - 1
    image.terms[index - 1] = term
    return
  }
  const place = { term, index }
  if (kind !== 'cut') {
    image.anchor = place
    image.commit = Math.max(image.commit, index)
  }
  if (kind === 'install') image.terms = termsBehind(place)
  if (kind === 'cut') image.terms.splice(0, index, ...termsBehind(place))
  if (kind !== 'anchor') image.boundary = place
}

/** The newer one of two counts, wherever it stands. */
function takeCopy(
  image: Pick<MutableImage, 'term' | 'vote'>,
  { term, vote }: Pick<LogImage, 'term' | 'vote'>,
): void {
  if (term < image.term || (term === image.term && vote === null)) return
  image.term = term
  image.vote = vote
}

/** The log ends before what was promised. */
export function isBelowWatermark({ durable, promised }: Platter): boolean {
  return isBehind(promised, lastOf(durable))
}
