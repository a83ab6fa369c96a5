import type { Admission, CollectionsMachine } from '../machine.ts'
import { exhaust } from '../steps.ts'

/** What the machine says of an entry before the log: all steps at once. */
export function admitted(machine: CollectionsMachine, data: Uint8Array): Admission {
  const admission = machine.admissible(data)
  return 'ok' in admission ? admission : exhaust(admission)
}
