import { ConfigurationError } from './errors.ts'

const millisecondsOf: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** The longest delay that a timer of Node keeps; a longer one would fire at once. */
export const longestDuration = 2 ** 31 - 1

const part = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/y

/**
 * Milliseconds of `250ms`, `10s`, `1.5s`, `1h30m`. A bare number is refused: its unit would be a guess.
 * @throws ConfigurationError `invalid_argument`
 */
export function parseDuration(text: string, longest = longestDuration): number {
  const refuse = (why: string): never => {
    throw new ConfigurationError(`"${text}" is not a duration: ${why}.`)
  }
  let total = 0
  part.lastIndex = 0
  while (part.lastIndex < text.length || text === '') {
    const match = part.exec(text)
    if (match === null) return refuse('write a number and a unit, such as 250ms, 10s, 5m or 1h30m')
    total += Number(match[1]) * (millisecondsOf[match[2] ?? ''] ?? Number.NaN)
  }
  total = Math.round(total)
  if (total < 1) return refuse('the shortest is 1ms')
  if (total > longest) return refuse(`the longest is ${formatDuration(longest)}`)
  return total
}

/** The shortest way to write the milliseconds that `parseDuration` reads back exactly. */
export function formatDuration(milliseconds: number): string {
  let rest = milliseconds
  let text = ''
  for (const unit of ['d', 'h', 'm', 's', 'ms']) {
    const size = millisecondsOf[unit] ?? 1
    const count = Math.floor(rest / size)
    if (count > 0) text += `${count}${unit}`
    rest -= count * size
  }
  return text === '' ? '0ms' : text
}
