import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { commands } from '../commands/index.ts'
import { bashCompletions } from './bash.ts'
import { fishCompletions } from './fish.ts'
import { zshCompletions } from './zsh.ts'

/** What bash offers when the last word is being typed. */
function offered(...words: string[]): string[] {
  const script = `${bashCompletions(commands)}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tesela; printf '%s\\n' "\${COMPREPLY[@]}"`
  const output = execFileSync('bash', ['-c', script, 'bash', 'tesela', ...words], {
    encoding: 'utf8',
  })
  return output.trim().split('\n')
}

describe('bash', () => {
  test.each([
    [['sta'], ['start', 'status']],
    [['map', 'comp'], ['compare-exchange']],
    [
      ['queue', 'pop'],
      ['pop-min', 'pop-max'],
    ],
    [
      ['create', '--priority', ''],
      ['int64', 'double', 'bytes'],
    ],
    [['--data', '/d', 'group', 'cr'], ['create']],
    [
      ['invite', '--role', ''],
      ['voter', 'observer'],
    ],
    [['map', 'get', '--consist'], ['--consistency']],
    [['create', 'm'], ['map']],
  ])('after %j', (words, expected) => {
    expect(offered(...words)).toEqual(expected)
  })
})

test.each([
  ['zsh', zshCompletions],
  ['fish', fishCompletions],
])('%s knows every command and option', (_, completions) => {
  const script = completions(commands)
  for (const command of commands) {
    expect(script).toContain(`"${command.path.join(' ')}"`)
    for (const option of command.options) expect(script).toContain(option.name)
  }
})
