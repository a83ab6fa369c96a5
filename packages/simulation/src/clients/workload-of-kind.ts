import type { CollectionKind } from '../swarm/plan.ts'
import type { Workload } from './workload.ts'
import { cellWorkload } from './workloads/cell.ts'
import { mapWorkload } from './workloads/map.ts'
import { onceWorkload } from './workloads/once.ts'
import { queueWorkload } from './workloads/queue.ts'
import { setWorkload } from './workloads/set.ts'
import { vecWorkload } from './workloads/vec.ts'

export const workloadOfKind: Readonly<Record<CollectionKind, Workload>> = {
  map: mapWorkload,
  vec: vecWorkload,
  set: setWorkload,
  cell: cellWorkload,
  once: onceWorkload,
  queue: queueWorkload,
}
