import { describe, expect, test } from 'vitest'
import { globalOptions } from '../global-options.ts'
import { helpOf } from '../help.ts'
import { parseCommandLine } from '../parse.ts'
import { commands } from './index.ts'

/** The words of an example up to its redirections, as a shell would pass them. */
function wordsOf(example: string): string[] {
  const line = (example.split(' | ').at(-1) ?? '').replace(/ [<>] .*$/, '')
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
  expect(words[0]).toBe('tesela')
  return words.slice(1)
}

describe.each(commands.map((command) => [command.path.join(' '), command] as const))(
  'tesela %s',
  (name, command) => {
    test('has examples that parse as this command', () => {
      expect(command.examples).not.toHaveLength(0)
      for (const example of command.examples) {
        const parsed = parseCommandLine(wordsOf(example), commands)
        expect(parsed).toMatchObject({ kind: 'run', command: { path: command.path } })
      }
    })

    test('explains every argument, option and example in its help', () => {
      const help = helpOf(command.path, commands, false)
      for (const argument of command.arguments) expect(help).toContain(argument.name)
      for (const option of [...command.options, ...globalOptions]) {
        expect(help).toContain(`--${option.name}`)
        expect(help).toContain(option.summary)
      }
      for (const example of command.examples) expect(help).toContain(example)
    })

    test('has one meaning for each option and names a handler', async () => {
      const names = [...command.options, ...globalOptions].map((option) => option.name)
      expect(new Set(names).size).toBe(names.length)
      expect(await command.load()).toBeTypeOf('function')
    })

    test('is listed with an example in the help of what it belongs to', () => {
      const above = helpOf(command.path.slice(0, -1), commands, false)
      expect(above).toContain(name)
      expect(above).toContain('tesela ')
    })
  },
)
