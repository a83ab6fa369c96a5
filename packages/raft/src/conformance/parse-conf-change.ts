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

/**
 * In which of the two forms that the files know a change was proposed; this core does not tell them apart. A change
 * without it is a leader's own.
 */
const olderForm = 1
const newerForm = 2

export function confChange(
  ops: readonly ConfOp[],
  transition: ConfChange['transition'],
  isOlder: boolean,
): ConfChange {
  return { transition, ops, context: Uint8Array.of(isOlder ? olderForm : newerForm) }
}

export const isOlderForm = ({ context }: ConfChange): boolean => context[0] === olderForm

export const isLeadersOwn = ({ context }: ConfChange): boolean => context.length === 0
