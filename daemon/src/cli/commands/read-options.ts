import type { OptionSpec } from '../command.ts'
import { limit } from './value-options.ts'

/** What every reading command takes. */
export const readOptions: readonly OptionSpec[] = [
  {
    name: 'consistency',
    value: 'LEVEL',
    summary: 'how current the answer must be (default linearizable)',
    choices: ['linearizable', 'session', 'local', 'stale'],
  },
  { name: 'at-least', value: 'REVISION', summary: 'wait until this peer has applied the revision' },
]

/** What every command takes that walks in the order of bytes: keys of a map, values of a set. */
export const rangeOptions: readonly OptionSpec[] = [
  { name: 'prefix', value: 'TEXT', summary: 'only what begins with it' },
  { name: 'from', value: 'TEXT', summary: 'only this one and those behind it' },
  { name: 'to', value: 'TEXT', summary: 'only those before this one' },
  { name: 'reverse', summary: 'from the last one to the first' },
  limit,
  { name: 'cursor', value: 'TEXT', summary: 'go on behind this one, where an earlier walk ended' },
]
