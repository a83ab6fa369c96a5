import { UsageError } from './errors.ts'

/** A whole number that is not negative: an index, a length, how many. */
export function countArgument(what: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= most) return number
  throw new UsageError(`${what} is a whole number that is not negative, not "${text}".`)
}
