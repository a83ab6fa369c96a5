import type { ConfChange, ConfOp } from '../types.ts'
import { ConformanceFileError } from './file-error.ts'
import type { Directive } from './parse.ts'

const operations: Readonly<Record<string, ConfOp['op']>> = {
  v: 'addVoter',
  l: 'addLearner',
  r: 'remove',
  u: 'update',
}

/** The change that is written in the input of a directive, such as `v1 l2 r3`. */
export function parseConfChange(directive: Directive): ConfChange {
  const words = directive.input.join(' ').split(' ').filter(Boolean)
  const ops = words.map((word) => {
    const op = operations[word.charAt(0)]
    if (op === undefined) {
      throw new ConformanceFileError(directive.line, `${word} is no change of the configuration`)
    }
    return { op, id: word.slice(1) }
  })
  const transition = directive.options.get('transition')?.[0] ?? 'auto'
  if (transition !== 'auto' && transition !== 'implicit' && transition !== 'explicit') {
    throw new ConformanceFileError(directive.line, `${transition} is no transition`)
  }
  return { transition, ops, context: new Uint8Array(0) }
}
