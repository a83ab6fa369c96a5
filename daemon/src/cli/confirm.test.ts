import { describe, expect, test } from 'vitest'
import { confirm } from './confirm.ts'
import type { Console } from './console.ts'

function terminal(typed: readonly string[], inputIsTerminal = true): Console {
  const notices: string[] = []
  return {
    output: {} as Console['output'],
    notice: (line) => void notices.push(line),
    async *input() {
      for (const chunk of typed) yield Buffer.from(chunk)
      if (!typed.at(-1)?.endsWith('\n')) return
      throw new Error('read behind the end of the line')
    },
    inputIsTerminal,
    noticesAreTerminal: true,
    environment: {},
    signal: new AbortController().signal,
  }
}

describe('a question at the terminal', () => {
  test.each([
    [['recover\n'], true],
    [['rec', 'over\n'], true],
    [['yes\n'], false],
    [['\n'], false],
    [['recover'], true],
    [[], false],
  ])('%j is answered by %s', async (typed, answer) => {
    expect(await confirm(terminal(typed), 'recover', '--yes')).toBe(answer)
  })

  test('without one is not asked', async () => {
    const asked = confirm(terminal(['recover\n'], false), 'recover', '--yes')
    await expect(asked).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('--yes'),
    })
  })
})
