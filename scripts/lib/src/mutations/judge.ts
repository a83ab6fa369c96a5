import { catcherOf, withinOf } from './catcher.ts'
import type { Mutation } from './mutation.ts'
import { runCatcher } from './run-catcher.ts'
import type { WorkspaceCopy } from './workspace-copy.ts'

export interface Judgement {
  readonly mutation: Mutation
  readonly caught: boolean
  /** Seeds or tests that were run, the one that caught it among them. */
  readonly seeds: number
  /** What fired, or why nothing did. */
  readonly what: string
}

/** Puts the bug into the copy and runs who has to notice it. */
export async function judge(
  copy: WorkspaceCopy,
  mutation: Mutation,
  signal: AbortSignal,
): Promise<Judgement> {
  const stale = await copy.refusal(mutation)
  if (stale !== null) return { mutation, caught: false, seeds: 0, what: stale }
  return copy.withMutation(mutation, async () => {
    const catcher = catcherOf(mutation)
    const { lines, broken } = await runCatcher(copy.folder, catcher, withinOf(mutation), signal)
    const seeds = lines.length
    if (broken !== null) return { mutation, caught: false, seeds, what: `the run broke: ${broken}` }
    const fired = lines.filter(({ invariant }) => invariant !== null)
    const [first] = fired
    if (first === undefined) return { mutation, caught: false, seeds, what: 'nothing fired' }
    const isMeant = (invariant: string | null) =>
      mutation.fires.some((each) =>
        mutation.driver === 'tests' ? invariant?.startsWith(each) : invariant === each,
      )
    const other = fired.find(({ invariant }) => !isMeant(invariant))
    const [name, ...more] = new Set(fired.map(({ invariant }) => invariant))
    const what = more.length === 0 ? String(name) : `${name}, and ${more.length} more`
    return {
      mutation,
      caught: other === undefined,
      seeds,
      what: other === undefined ? what : `fired instead: ${other.message}`,
    }
  })
}

/** The same seeds and tests without the bug: the violations that they have, which must be none. */
export async function runClean(
  copy: WorkspaceCopy,
  judgements: readonly Judgement[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const violations: string[] = []
  const longest = new Map<string, number>()
  for (const { mutation, seeds } of judgements) {
    const run = JSON.stringify(catcherOf(mutation))
    longest.set(run, Math.max(seeds, longest.get(run) ?? 0))
  }
  for (const [run, seeds] of longest) {
    const { lines, broken } = await runCatcher(copy.folder, JSON.parse(run), seeds, signal)
    if (broken !== null) violations.push(`the run broke: ${broken}`)
    for (const { seed, invariant, message } of lines) {
      if (invariant !== null) violations.push(`seed ${seed} of ${run}: ${message}`)
    }
  }
  return violations
}
