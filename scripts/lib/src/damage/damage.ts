import { Failure } from '../script/failure.ts'
import { seconds } from '../script/narration.ts'
import type { DamageCase } from './damage-case.ts'
import { createDamagedGroup, type DamagedGroup } from './damaged-group.ts'
import { runDamageCase } from './run-damage-case.ts'
import type { Finished } from './table-text.ts'

export interface Damage {
  readonly cases: readonly DamageCase[]
  /** Groups that are damaged at the same time. */
  readonly groups: number
  /** Leaves the data of a case that failed where it is, its daemons running. */
  readonly keep?: boolean
  say(text: string): void
  readonly signal: AbortSignal
}

/** What a group has to hold grows with every case, and with it the time to compare it. */
const casesOfAGroup = 8

/**
 * Runs the cases, one after the other in each group; one that fails gets its sentence instead of a result, and the next
 * a new group.
 */
export async function damage({
  cases,
  groups,
  keep,
  say,
  signal,
}: Damage): Promise<readonly Finished[]> {
  const finished: Finished[] = []
  let next = 0
  let done = 0

  const runInGroup = async (group: DamagedGroup): Promise<void> => {
    for (let turn = 0; turn < casesOfAGroup && next < cases.length; turn += 1) {
      const number = next
      next += 1
      const damaged = cases[number]
      if (damaged === undefined) return
      const begun = performance.now()
      const result = await runDamageCase(group, damaged, number, signal).catch((error: unknown) => {
        signal.throwIfAborted()
        return error instanceof Failure ? error.message : String(error)
      })
      const tookMs = performance.now() - begun
      finished[number] = { damaged, result, tookMs }
      done += 1
      const came =
        typeof result === 'string'
          ? `FAILED: ${result} (${group.directory})`
          : `${result.role}, ${result.acknowledged} acknowledged, 0 lost: ${result.outcome}, ${result.setAside} set aside`
      say(`${done} of ${cases.length}  ${damaged.name}: ${came} (${seconds(tookMs)})`)
      if (typeof result !== 'string') continue
      if (keep === true) group.keep()
      return
    }
  }
  const lane = async (): Promise<void> => {
    while (next < cases.length) {
      await using group = await createDamagedGroup(signal)
      await runInGroup(group)
    }
  }
  await Promise.all(Array.from({ length: Math.min(groups, cases.length) }, lane))
  return finished
}
