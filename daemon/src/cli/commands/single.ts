import { anyKindVerbs } from './any-kind.ts'
import { readOptions } from './read-options.ts'

/** The verbs that read a cell or a once. */
export function singleVerbs(kind: string, example: string) {
  return {
    get: {
      summary: 'print the value',
      notes: 'Byte for byte, on a terminal escaped. Exit code 3 when there is none.',
      options: readOptions,
      examples: [`tesela ${kind} get ${example}`],
    },
    entry: {
      summary: 'print the value with its revisions, as JSON',
      notes: 'Exit code 3 when there is none.',
      options: readOptions,
      examples: [`tesela ${kind} entry ${example}`],
    },
    ...anyKindVerbs(kind, 'values', example),
  }
}
