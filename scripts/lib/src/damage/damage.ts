import { Failure } from '../script/failure.ts'
import { seconds } from '../script/narration.ts'
import type { DamageCase } from './damage-case.ts'
import { createDamagedGroup, type DamagedGroup } from './damaged-group.ts'
import { runDamageCase } from './run-damage-case.ts'
import type { Finished } from './table-text.ts'

export interface Damage {
  readonly cases: readonly DamageCase[]
  /** Leaves the data of a case that failed where it is, its daemons running. */
  readonly keep?: boolean
  say(text: string): void
  readonly signal: AbortSignal
}

/** What a group has to hold grows with every case, and with it the time to compare it. */
const casesOfAGroup = 12

/** Runs the cases one after the other; one that fails gets its sentence instead of a result, and the next a new group. */
export async function damage({ cases, keep, say, signal }: Damage): Promise<readonly Finished[]> {
  const finished: Finished[] = []
  let group: DamagedGroup | null = null
  let turn = 0
  try {
    for (const [number, damaged] of cases.entries()) {
      group ??= await createDamagedGroup(signal)
      const begun = performance.now()
      const result = await runDamageCase(group, damaged, turn, signal).catch((error: unknown) => {
        signal.throwIfAborted()
        return error instanceof Failure ? error.message : String(error)
      })
      finished.push({ damaged, result })
      const failed = typeof result === 'string'
      const came = failed
        ? `FAILED: ${result} (${group.directory})`
        : `${result.role}, ${result.acknowledged} acknowledged, 0 lost: ${result.outcome}, ${result.setAside} set aside`
      say(
        `${number + 1} of ${cases.length}  ${damaged.name}: ${came} (${seconds(performance.now() - begun)})`,
      )
      turn += 1
      if (failed && keep === true) group.keep()
      if (failed || turn % casesOfAGroup === 0) {
        await group[Symbol.asyncDispose]()
        group = null
      }
    }
  } finally {
    await group?.[Symbol.asyncDispose]()
  }
  return finished
}
