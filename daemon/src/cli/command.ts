import type { Console } from './console.ts'
import type { Options } from './options.ts'

/** A command of `tesela`, as data: parsing, help and completions are all derived from it. */
export interface Command {
  /** Nouns, then the verb: `['map', 'set']`. */
  readonly path: readonly string[]
  /** One line, lower case, without a full stop. */
  readonly summary: string
  /** What else a user has to know, in whole sentences. */
  readonly notes?: string
  readonly arguments: readonly ArgumentSpec[]
  readonly options: readonly OptionSpec[]
  /** Whole command lines; each parses against this table. */
  readonly examples: readonly string[]
  /** The command handles SIGINT and SIGTERM by itself. */
  readonly ownsSignals?: boolean
  /** Imports what the command needs, so that no other command pays for it. */
  load(): Promise<Handler>
}

export interface ArgumentSpec {
  /** Upper case, as help prints it. */
  readonly name: string
  readonly summary: string
  readonly optional?: boolean
  /** Takes all that is left; only the last argument may. */
  readonly repeated?: boolean
  readonly choices?: readonly string[]
}

export interface OptionSpec {
  readonly name: string
  readonly short?: string
  /** What its value is called in help; absent: a switch. */
  readonly value?: string
  readonly repeated?: boolean
  readonly summary: string
  readonly choices?: readonly string[]
}

export interface Invocation {
  readonly command: Command
  /** The whole table that the command stands in. */
  readonly commands: readonly Command[]
  /** As many as the command's `arguments` allow. */
  readonly arguments: readonly string[]
  readonly options: Options
  readonly console: Console
}

/** Does the work and resolves with the exit code; what it throws is reported by its `code`. */
export type Handler = (invocation: Invocation) => Promise<number>
