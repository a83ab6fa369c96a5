import type { Row } from '../bench/compare.ts'
import type { FailoverPauses } from '../bench/failover-case.ts'
import type { Growth } from '../bench/growth.ts'
import type { SystemName } from '../load/load-plan.ts'
import type { Machine } from './machine.ts'

/** One run of scripts/bench. */
export interface BenchRun {
  readonly machine: Machine
  readonly versions: Partial<Record<SystemName, string>>
  readonly alternations: number
  readonly seconds: number
  readonly warmUpSeconds: number
  readonly valueBytes: number
  readonly rows: readonly Row[]
  readonly failover: FailoverPauses | null
  readonly growth: Growth | null
}
