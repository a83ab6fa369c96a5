import type { Cluster } from '../cluster/cluster.ts'
import { measure } from './measure.ts'
import { mapName, type RunningSystem } from './systems.ts'

export interface MapContent {
  readonly keys: number
  readonly valueBytes: number
  readonly signal: AbortSignal
}

/** Writes every key once, and waits until every peer has them all. */
export async function fillMap(
  system: RunningSystem,
  cluster: Cluster,
  { keys, valueBytes, signal }: MapContent,
): Promise<void> {
  const plan = { map: mapName, workload: 'fill', clients: 8, keys, valueBytes } as const
  await measure(system, 'leader', { ...plan, batch: 1, warmupMs: 0, measureMs: 0 }, signal)
  const { group } = await (await cluster.leader()).status()
  await cluster.reached(cluster.peers, BigInt(group?.applied ?? 0))
}
