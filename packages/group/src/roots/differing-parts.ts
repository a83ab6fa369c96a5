import type { StateRoots } from '../seams.ts'

/** Names of the collections in which two states differ; `(header)` and `(sessions)` for what belongs to none. */
export function differingParts(one: StateRoots, other: StateRoots): string[] {
  const [here, there] = [one, other].map(
    ({ collections }) => new Map(collections.map(({ name, root }) => [name, root])),
  )
  const names = new Set([...(here?.keys() ?? []), ...(there?.keys() ?? [])])
  const parts = [...names].filter((name) => here?.get(name) !== there?.get(name)).sort()
  if (one.sessions !== other.sessions) parts.push('(sessions)')
  if (one.header !== other.header) parts.push('(header)')
  return parts
}
