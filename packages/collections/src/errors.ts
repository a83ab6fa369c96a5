/** An entry of a version or kind that this version does not read: going on would let members differ. */
export class UnknownEntryError extends Error {
  readonly code = 'unknown_entry'
  readonly index: number
  readonly version: number
  readonly kind: number

  constructor(index: number, version: number, kind: number) {
    super(
      `entry ${index} has version ${version} and kind ${kind}, which this version of tesela does not read: update it`,
    )
    this.name = 'UnknownEntryError'
    this.index = index
    this.version = version
    this.kind = kind
  }
}

/** An exception while entries were applied, which is a bug, left a state that is none of any revision. */
export class StateBrokenError extends Error {
  readonly code = 'state_broken'

  constructor(cause: unknown) {
    super('the state is of no use: applying entries failed halfway', { cause })
    this.name = 'StateBrokenError'
  }
}

/**
 * A configuration entry whose member records cannot be read. It halts the member rather than being refused:
 * members that disagree on whether a configuration takes effect would count different majorities.
 */
export class ConfContextError extends Error {
  readonly code = 'conf_context'
  readonly index: number

  constructor(index: number, reason: string) {
    super(`configuration entry ${index} cannot be read: ${reason}`)
    this.name = 'ConfContextError'
    this.index = index
  }
}

/** An entry that does not follow the last applied one: applying it would apply twice or skip (rule 37). */
export class EntryOrderError extends Error {
  readonly code = 'entry_order'
  readonly expected: number
  readonly actual: number

  constructor(expected: number, actual: number) {
    super(`entry ${expected} is due, not entry ${actual}`)
    this.name = 'EntryOrderError'
    this.expected = expected
    this.actual = actual
  }
}

/** A leaf of a snapshot that no honest peer can have sent. */
export class LeafError extends Error {
  readonly code = 'bad_leaf'

  constructor(reason: string) {
    super(`the leaf cannot be part of this collection: ${reason}`)
    this.name = 'LeafError'
  }
}

/** A snapshot that no honest member can have made, whatever its digests say. Nothing was installed. */
export class SnapshotInvalidError extends Error {
  readonly code = 'snapshot_invalid'
  /** Name of the section; '' is the sessions; null: the header. */
  readonly section: string | null

  constructor(section: string | null, reason: string, options?: ErrorOptions) {
    super(`the snapshot is invalid: ${sectionInWords(section)}: ${reason}`, options)
    this.name = 'SnapshotInvalidError'
    this.section = section
  }
}

function sectionInWords(section: string | null): string {
  if (section === null) return 'its header'
  return section === '' ? 'the sessions' : `collection '${section}'`
}
