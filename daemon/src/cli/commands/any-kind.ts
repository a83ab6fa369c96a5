import { readOptions } from './read-options.ts'

/** The verbs that every kind has; `example` is the name of a collection. */
export function anyKindVerbs(kind: string, what: string, example: string) {
  return {
    size: {
      summary: `count the ${what}`,
      options: readOptions,
      examples: [`tesela ${kind} size ${example}`],
    },
    'is-empty': {
      summary: `tell whether there are no ${what}`,
      notes: 'Exit code 3 when there are some.',
      options: readOptions,
      examples: [`tesela ${kind} is-empty ${example}`],
    },
    revision: {
      summary: 'print the revision that a read is answered from',
      options: readOptions,
      examples: [`tesela ${kind} revision ${example} --consistency local`],
    },
  }
}
