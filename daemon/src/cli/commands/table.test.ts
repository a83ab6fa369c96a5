import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { collectionKinds } from '../collection-kind.ts'
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

test.each(collectionKinds)('the README lists the verbs of a %s, and no others', (kind) => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  const verbs = readme.slice(readme.indexOf('## Verbs'), readme.indexOf('### Import'))
  const row = verbs.split('\n').find((line) => line.startsWith(`| \`${kind}\``)) ?? ''
  const listed = row
    .split('|')
    .slice(2, 4)
    .flatMap((cell) => cell.replaceAll('`', '').trim().split(' '))
  const known = commands.filter(({ path }) => path[0] === kind).map(({ path }) => path[1] ?? '')
  const ofEvery = ['size', 'is-empty', 'revision']
  expect(listed.toSorted()).toEqual(known.filter((verb) => !ofEvery.includes(verb)).toSorted())
})
