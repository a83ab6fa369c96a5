/** How many fields of a decoded message are present. */
export function presentIn(message: object): number {
  let count = 0
  for (const field of Object.values(message)) if (field !== undefined) count++
  return count
}
