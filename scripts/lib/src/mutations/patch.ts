import type { Mutation } from './mutation.ts'

/** Why the patch does not apply to the source, or not any more; null: it does. */
export function refusalOf(source: string, { name, file, find }: Mutation): string | null {
  const places = source.split(find).length - 1
  return places === 1 ? null : `${name} applies at ${places} places of ${file}, not at one`
}

/** The source with the bug in it. Throws a RangeError where the patch does not apply. */
export function patch(source: string, mutation: Mutation): string {
  const refusal = refusalOf(source, mutation)
  if (refusal !== null) throw new RangeError(refusal)
  return source.replace(mutation.find, () => mutation.replace)
}
