import { parseDuration } from '../config/duration.ts'
import { parseSize } from '../config/size.ts'
import { UsageError } from './errors.ts'

/** The options that were given, read as what the command wants. Every method throws `UsageError`. */
export interface Options {
  flag(name: string): boolean
  text(name: string): string | undefined
  list(name: string): readonly string[]
  /** Milliseconds, at most `longest` (default what a timer takes). */
  duration(name: string, longest?: number): number | undefined
  /** Bytes. */
  size(name: string): number | undefined
  /** A whole number, at least `least` (default 1) and at most `most`. */
  count(name: string, least?: number, most?: number): number | undefined
  /** One of the choices. */
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined
}

export function createOptions(values: ReadonlyMap<string, readonly string[]>): Options {
  const text = (name: string) => values.get(name)?.at(-1)
  const read = <T>(name: string, parse: (text: string) => T): T | undefined => {
    const given = text(name)
    if (given === undefined) return undefined
    try {
      return parse(given)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      throw new UsageError(`--${name}: ${error.message}`, { cause: error })
    }
  }
  return {
    flag: (name) => values.has(name),
    text,
    list: (name) => values.get(name) ?? [],
    duration: (name, longest) => read(name, (given) => parseDuration(given, longest)),
    size: (name) => read(name, parseSize),
    count: (name, least = 1, most = Number.MAX_SAFE_INTEGER) =>
      read(name, (given) => {
        const number = Number(given)
        if (!/^\d+$/.test(given) || !Number.isSafeInteger(number) || number < least) {
          throw new UsageError(`"${given}" is not a whole number of at least ${least}.`)
        }
        if (number > most) throw new UsageError(`${given} is too many: at most ${most}.`)
        return number
      }),
    choice: (name, choices) =>
      read(name, (given) => {
        const chosen = choices.find((choice) => choice === given)
        if (chosen === undefined) {
          throw new UsageError(`"${given}" is not one of ${choices.join(', ')}.`)
        }
        return chosen
      }),
  }
}
