import type { OptionSpec } from '../command.ts'

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

/** What every command takes that walks a map in the order of its keys. */
export const rangeOptions: readonly OptionSpec[] = [
  { name: 'prefix', value: 'TEXT', summary: 'only keys that begin with it' },
  { name: 'from', value: 'KEY', summary: 'only this key and those behind it' },
  { name: 'to', value: 'KEY', summary: 'only keys before this one' },
  { name: 'reverse', summary: 'from the last key to the first' },
  { name: 'limit', value: 'N', summary: 'at most N' },
]
