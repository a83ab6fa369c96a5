import type { ConfChange, ConfOp } from '../types.ts'
import { replicaId } from './replica-ids.ts'
import { RunError } from './run-error.ts'

const operations: Readonly<Record<string, ConfOp['op']>> = {
  v: 'addVoter',
  l: 'addLearner',
  r: 'remove',
  u: 'update',
}

/** The operations that are written in the input of a directive, such as `v1 l2 r3`. */
export function parseConfOps(input: string): readonly ConfOp[] {
  if (input === '') return []
  return input.split(' ').map((word) => {
    if (word.length < 2) throw new RunError(`unknown token ${word}`)
    const op = operations[word.charAt(0)]
    if (op === undefined) throw new RunError(`unknown input: ${word}`)
    const number = word.slice(1)
    if (!/^\d+$/.test(number)) {
      throw new RunError(`strconv.ParseUint: parsing "${number}": invalid syntax`)
    }
    return { op, id: replicaId(number) }
  })
}

/** In the older of the two forms that the files know, which this core does not tell apart. */
const olderForm = Uint8Array.of(1)

export function confChange(
  ops: readonly ConfOp[],
  transition: ConfChange['transition'],
  isOlder: boolean,
): ConfChange {
  return { transition, ops, context: isOlder ? olderForm : new Uint8Array(0) }
}

export const isOlderForm = ({ context }: ConfChange): boolean => context.length > 0
