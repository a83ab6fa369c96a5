/** A message as plain data: bytes are text, absent fields are not there, texts for people are left out. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, field]) => field !== undefined && !(name === 'message' && 'code' in value))
      .map(([name, field]) => [name, plain(field)]),
  )
}
