import type { Mutation } from './mutation.ts'
import { runSeeds } from './run-seeds.ts'
import type { WorkspaceCopy } from './workspace-copy.ts'

export interface Judgement {
  readonly mutation: Mutation
  readonly caught: boolean
  /** Seeds that were run, the one that caught it among them. */
  readonly seeds: number
  /** What fired, or why nothing did. */
  readonly what: string
}

/** Puts the bug into the copy and runs seeds until something fires. */
export async function judge(
  copy: WorkspaceCopy,
  mutation: Mutation,
  signal: AbortSignal,
): Promise<Judgement> {
  const stale = await copy.refusal(mutation)
  if (stale !== null) return { mutation, caught: false, seeds: 0, what: stale }
  return copy.withMutation(mutation, async () => {
    const { lines, broken } = await runSeeds(
      copy.folder,
      mutation.driver,
      mutation.within,
      mutation.plan ?? {},
      signal,
    )
    const seeds = lines.length
    if (broken !== null) return { mutation, caught: false, seeds, what: `the run broke: ${broken}` }
    const fired = lines.find(({ invariant }) => invariant !== null)
    if (fired === undefined) return { mutation, caught: false, seeds, what: 'nothing fired' }
    const expected = mutation.fires.some((invariant) => invariant === fired.invariant)
    return {
      mutation,
      caught: expected,
      seeds,
      what: expected ? String(fired.invariant) : `fired instead: ${fired.message}`,
    }
  })
}

/** The same seeds without the bug: the violations that they have, which must be none. */
export async function runClean(
  copy: WorkspaceCopy,
  judgements: readonly Judgement[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const violations: string[] = []
  const longest = new Map<string, number>()
  for (const { mutation, seeds } of judgements) {
    const run = JSON.stringify({ driver: mutation.driver, plan: mutation.plan ?? {} })
    longest.set(run, Math.max(seeds, longest.get(run) ?? 0))
  }
  for (const [run, seeds] of longest) {
    const { driver, plan } = JSON.parse(run)
    const { lines, broken } = await runSeeds(copy.folder, driver, seeds, plan, signal)
    if (broken !== null) violations.push(`the run broke: ${broken}`)
    for (const { seed, invariant, message } of lines) {
      if (invariant !== null) violations.push(`seed ${seed} of ${run}: ${message}`)
    }
  }
  return violations
}
