const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

/** Bytes as people read them, with three digits that count: `833B`, `16.1MiB`. For eyes; JSON has the number. */
export function shownSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_024
    unit += 1
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)}${units[unit]}`
}
