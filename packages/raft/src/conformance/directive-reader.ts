import { ConformanceFileError } from './file-error.ts'
import type { Directive } from './parse.ts'

/** Gives a directive's arguments one by one, so that what nobody asked for is noticed. */
export class DirectiveReader {
  readonly directive: Directive
  readonly #unread: Set<Directive['args'][number]>

  constructor(directive: Directive) {
    this.directive = directive
    this.#unread = new Set(directive.args)
  }

  /** The next argument without values. */
  word(): string {
    for (const arg of this.#unread) {
      if (arg.values.length > 0) continue
      this.#unread.delete(arg)
      return arg.key
    }
    throw this.error('lacks an argument')
  }

  /** All that are left of the arguments without values. */
  words(): readonly string[] {
    const words = [...this.#unread].filter(({ values }) => values.length === 0)
    for (const word of words) this.#unread.delete(word)
    return words.map(({ key }) => key)
  }

  /** Everything that is left, in order. */
  rest(): readonly Directive['args'][number][] {
    const rest = [...this.#unread]
    this.#unread.clear()
    return rest
  }

  /** All values of all options of this name; undefined where there is none. */
  list(key: string): readonly string[] | undefined {
    const found = [...this.#unread].filter((arg) => arg.key === key && arg.values.length > 0)
    for (const arg of found) this.#unread.delete(arg)
    return found.length === 0 ? undefined : found.flatMap(({ values }) => values)
  }

  option(key: string): string | undefined {
    return this.list(key)?.at(-1)
  }

  required(key: string): string {
    const value = this.option(key)
    if (value === undefined) throw this.error(`lacks ${key}`)
    return value
  }

  number(key: string): number | undefined {
    const value = this.option(key)
    return value === undefined ? undefined : this.toNumber(value)
  }

  flag(key: string): boolean {
    const value = this.option(key)
    if (value !== undefined && value !== 'true' && value !== 'false') {
      throw this.error(`cannot have ${key}=${value}`)
    }
    return value === 'true'
  }

  toNumber(text: string): number {
    if (!/^\d+$/.test(text)) throw this.error(`cannot take ${text} for a number`)
    return Number(text)
  }

  error(problem: string): ConformanceFileError {
    return new ConformanceFileError(this.directive.line, `${this.directive.command} ${problem}`)
  }

  finish(): void {
    const [left] = this.#unread
    if (left !== undefined) throw this.error(`with ${left.key} is not known to this runner`)
  }
}
