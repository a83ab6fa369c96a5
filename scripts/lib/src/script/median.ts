/** The middle of some numbers; of an even count the mean of the two in the middle. NaN of none. */
export function median(numbers: readonly number[]): number {
  const ordered = numbers.toSorted((a, b) => a - b)
  const upper = ordered[Math.floor(ordered.length / 2)] ?? Number.NaN
  const lower = ordered[Math.ceil(ordered.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}
