import type { OptionSpec } from './command.ts'

/** Accepted by every command, before or behind its name. */
export const globalOptions: readonly OptionSpec[] = [
  { name: 'data', value: 'DIR', summary: 'data directory of the daemon (TESELA_DATA)' },
  { name: 'socket', value: 'PATH', summary: 'local socket of the daemon (TESELA_SOCKET)' },
  {
    name: 'group',
    value: 'GROUP',
    summary: 'group to speak to; default: the only one (TESELA_GROUP)',
  },
  { name: 'timeout', value: 'TIME', summary: 'how long to wait, such as 10s (TESELA_TIMEOUT)' },
  { name: 'json', summary: 'print JSON: one document, or one line for each item' },
  { name: 'verbose', summary: 'print the stack trace of an error' },
  { name: 'help', short: 'h', summary: 'print help' },
]
