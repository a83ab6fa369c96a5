import type { FormatUnknownError } from '../errors.ts'

/** What may be found in the files of a group. */
export type FindingKind =
  /** The end of a write that a crash cut short, and that nobody was promised. */
  | 'tornTail'
  /** Bytes that do not read back as they were written. */
  | 'corrupt'
  /** Written by a version that this one does not read: nothing of it is lost. */
  | 'unknownFormat'
  /** A file that was there once. */
  | 'missing'
  /** The log ends before what this replica has promised. */
  | 'behindWatermark'
  /** Term or vote of the log are older than their copy, which counts then. */
  | 'hardStateOlder'
  /** One of the two slots of the watermark does not read back. */
  | 'watermarkTorn'
  /** A snapshot, or what is being staged or deleted, that no record of the log names. */
  | 'unnamedSnapshot'
  /** What a crash left of a write that puts a whole file in the place of another. */
  | 'unfinished'
  /** A name that is none of the store's. */
  | 'unknownFile'
  /** Moved to `damaged/` at an earlier start. */
  | 'setAside'
  /** It was noted that what this replica had is not what a majority of its group had. */
  | 'diverged'

export interface Finding {
  readonly kind: FindingKind
  /** Whether something is damaged or lost; else it is as a crash may leave it, or worth to know. */
  readonly isDamage: boolean
  readonly file: string
  /** Bytes from the start of the file; null: the file as a whole. */
  readonly offset: number | null
  /** Without a full stop, to stand behind the name of the file. */
  readonly message: string
}

export function note(kind: FindingKind, file: string, message: string): Finding {
  return { kind, isDamage: false, file, offset: null, message }
}

export function unknownFormat({ path, format }: FormatUnknownError): Finding {
  return damage('unknownFormat', path, `it has format ${format}, which this version does not read`)
}

export function damage(
  kind: FindingKind,
  file: string,
  message: string,
  offset: number | null = null,
): Finding {
  return { kind, isDamage: true, file, offset, message }
}
