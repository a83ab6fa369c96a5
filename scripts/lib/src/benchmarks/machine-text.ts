import type { Machine } from './machine.ts'

/** A busy machine is said to be one: what it measured is still true of processor time, and of hardly anything else. */
export function machineText(machine: Machine): string {
  const { date, commit, processor, cores, memoryGiB, system, node, loadBefore } = machine
  const text = `${date}, commit ${commit}: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; load of the machine before the start ${loadBefore}.`
  if (loadBefore <= cores / 2) return text
  return `${text} **Others used the machine meanwhile: rates, latencies and what follows from them are not those of the software; read the columns of processor time, and measure again on a quiet machine.**`
}
