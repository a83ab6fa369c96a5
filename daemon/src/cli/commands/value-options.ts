import type { ArgumentSpec, OptionSpec } from '../command.ts'

/** What a command takes that writes one value. */
export const value: ArgumentSpec = {
  name: 'VALUE',
  summary: 'text, or - for the standard input',
  optional: true,
}

export const values: ArgumentSpec = { ...value, repeated: true }

export const valueFile: OptionSpec = {
  name: 'file',
  value: 'FILE',
  summary: 'file that holds the value, byte for byte',
}

export const valueNote =
  'The value is an argument, - for the standard input, or --file. A value that begins with "-" goes behind "--".'

export const previous: OptionSpec = { name: 'previous', summary: 'print what was there before' }

/** What a compare-exchange takes. */
export const exchangeOptions: readonly OptionSpec[] = [
  { name: 'expected', value: 'VALUE', summary: 'what must be there; - for the standard input' },
  { name: 'expected-file', value: 'FILE', summary: 'file that holds it' },
  { name: 'next', value: 'VALUE', summary: 'what to put there; - for the standard input' },
  { name: 'next-file', value: 'FILE', summary: 'file that holds it' },
]

export const limit: OptionSpec = { name: 'limit', value: 'N', summary: 'at most N' }
