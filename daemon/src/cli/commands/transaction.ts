import type { Command } from '../command.ts'

/** Several operations at once. */
export const transactionCommands: readonly Command[] = [
  {
    path: ['txn'],
    summary: 'execute an atomic transaction',
    notes:
      'Reads {"checks": […], "operations": […]}. A check names a collection, of what has keys a key, of a vec an index or an id, and one of "revision", "value", "absent": true and "present": true. An operation names a collection and a verb of its kind, and has what the verb takes as members: "key", "value", "values", "priority", "count" and so on. All or nothing: exit code 3 when a check, or the own condition of an operation, does not hold.',
    arguments: [],
    options: [
      { name: 'file', value: 'FILE', summary: 'read this file instead of the standard input' },
    ],
    examples: ['tesela txn < ops.json', 'tesela txn --file ops.json --json'],
    load: async () => (await import('../handlers/txn.ts')).txn,
  },
]
