import type { Mutation, Patch } from './mutation.ts'

/** Everything that the bug changes. */
export function patchesOf(mutation: Mutation): readonly Patch[] {
  return mutation.also === undefined ? [mutation] : [mutation, mutation.also]
}

/** Why the patch does not apply to the source, or not any more; null: it does. */
export function refusalOf(source: string, { file, find }: Patch): string | null {
  const places = source.split(find).length - 1
  return places === 1 ? null : `it applies at ${places} places of ${file}, not at one`
}

/** The source with the bug in it. Throws a RangeError where the patch does not apply. */
export function apply(source: string, patch: Patch): string {
  const refusal = refusalOf(source, patch)
  if (refusal !== null) throw new RangeError(refusal)
  return source.replace(patch.find, () => patch.replace)
}
