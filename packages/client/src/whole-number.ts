import { InvalidArgument } from './errors.ts'

/** The number, where it counts something: what is negative or fractional is refused before anything is sent. */
export function wholeNumber(what: string, value: number, most = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return value
  const bound = most === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${most}`
  throw new InvalidArgument(`${what} must be a whole number that is not negative${bound}`)
}
