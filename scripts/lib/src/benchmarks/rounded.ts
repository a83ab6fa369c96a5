/** A replacer for JSON: four significant digits say more than any run can repeat. */
export function rounded(_: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : null
}
