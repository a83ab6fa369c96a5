import type { Machine } from './machine.ts'

/** Of all cores: what a machine does by itself. */
const QUIET_SHARE = 0.1

/** A busy machine is said to be one: what it measured is still true of processor time, and of hardly anything else. */
export function machineText(machine: Machine): string {
  const { date, commit, processor, cores, memoryGiB, system, node, coresInUse } = machine
  const text = `${date}, commit ${commit}: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; cores in use before the start ${coresInUse}.`
  if (coresInUse <= cores * QUIET_SHARE) return text
  return `${text} **Others used the machine: rates, latencies and what follows from them are not those of the software; read the columns of processor time, and measure again on a quiet machine.**`
}
