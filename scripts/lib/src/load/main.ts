/** The process that makes the load: takes one plan from its parent, does it, tells how it went and ends. */
import { once } from 'node:events'
import { connectSkeleton } from '../bench-limit/skeleton-client.ts'
import { connectEtcd } from '../etcd/etcd-client.ts'
import type { LoadPlan, LoadReport } from './load-plan.ts'
import { performLoad } from './perform-load.ts'
import type { System } from './system.ts'
import { teselaSystem } from './tesela-system.ts'

const tell = (report: LoadReport): void => void process.send?.(report)
const parentGone = new AbortController()
process.once('disconnect', () => parentGone.abort())

const [plan] = (await once(process, 'message')) as [LoadPlan]
try {
  const system = await connectTo(plan)
  try {
    const begun = (): void => tell({ say: 'measuring' })
    tell({ say: 'done', result: await performLoad(system, plan, begun, parentGone.signal) })
  } finally {
    await system.close()
  }
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  if (!parentGone.signal.aborted) tell({ say: 'failed', reason })
} finally {
  if (process.connected) process.disconnect()
}

function connectTo({ system, address, map }: LoadPlan): Promise<System> {
  switch (system) {
    case 'tesela':
      return teselaSystem(address, map)
    case 'skeleton':
      return connectSkeleton(address)
    case 'etcd':
      return connectEtcd(address)
  }
}
