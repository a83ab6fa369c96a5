import { UsageError } from './usage-error.ts'

/** Reads an option that counts something. @throws UsageError unless it is a whole number from 1 to `most` */
export function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text)
  if (/^\d{1,9}$/.test(text) && value >= 1 && value <= most) return value
  throw new UsageError(`${name} must be a whole number from 1 to ${most}, not "${text}".`)
}
