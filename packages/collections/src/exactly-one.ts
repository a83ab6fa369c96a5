/** How many fields of a decoded message are present. */
export function presentIn(message: object): number {
  const fields = message as Readonly<Record<string, unknown>>
  let count = 0
  // Every command passes here: without an array of its own.
  for (const name in fields) if (fields[name] !== undefined) count++
  return count
}

/** 1 for a field that is present: a sum of them makes no object, as the rest of a message would. */
export function presentOf(field: unknown): 0 | 1 {
  return field === undefined ? 0 : 1
}
