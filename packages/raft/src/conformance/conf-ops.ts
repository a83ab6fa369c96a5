import type { ConfChange, ConfOp } from '../types.ts'
import { ConformanceError } from './errors.ts'
import { replicaIdOf } from './replica-number.ts'

const operations: Readonly<Record<string, ConfOp['op']>> = {
  v: 'addVoter',
  l: 'addLearner',
  r: 'remove',
  u: 'update',
}

/** Reads `v1 l2 r3 u4`. Replica 0 is nobody: what is asked for it is left out. */
export function parseConfOps(text: string): readonly ConfOp[] {
  const ops: ConfOp[] = []
  for (const word of text.trim().split(/\s+/)) {
    if (word === '') continue
    const [, letter, digits] = /^([a-z])(\d{1,15})$/.exec(word) ?? []
    const op = operations[letter ?? '']
    if (op === undefined) throw new ConformanceError(`${word} is no configuration change`)
    if (Number(digits) > 0) ops.push({ op, id: replicaIdOf(Number(digits)) })
  }
  return ops
}

/** etcd has an older kind of entry for changes of one operation; the context tells them apart here. */
export const singleChangeContext = Uint8Array.of(1)

export const isSingleChange = (change: ConfChange): boolean => change.context.length > 0
