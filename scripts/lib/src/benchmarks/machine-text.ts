import type { Machine } from './machine.ts'

export function machineText(machine: Machine): string {
  const { date, commit, processor, cores, memoryGiB, system, node, loadBefore } = machine
  return `${date}, commit ${commit}: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; load of the machine before the start ${loadBefore}.`
}
