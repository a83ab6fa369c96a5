import type { Command, OptionSpec } from '../command.ts'
import { globalOptions } from '../global-options.ts'

/** What may follow the words of a path: the same for every shell. */
export interface CompletionPoint {
  /** The words so far, joined by a space; empty for `tesela` itself. */
  readonly path: string
  readonly words: readonly { readonly word: string; readonly summary: string }[]
  readonly options: readonly OptionSpec[]
}

/** Every path of the table, also those of which only longer ones are commands. */
export function completionPoints(commands: readonly Command[]): CompletionPoint[] {
  const paths = new Set([
    '',
    ...commands.flatMap(({ path }) => path.map((_, length) => path.slice(0, length + 1).join(' '))),
  ])
  return [...paths].map((path) => {
    const depth = path === '' ? 0 : path.split(' ').length
    const below = commands.filter((command) => command.path.slice(0, depth).join(' ') === path)
    const exact = below.find((command) => command.path.length === depth)
    const next = new Map<string, string>()
    for (const command of below) {
      const word = command.path[depth]
      if (word === undefined) continue
      if (command.path.length === depth + 1) next.set(word, command.summary)
      else if (!next.has(word)) next.set(word, `commands of ${word}`)
    }
    for (const choice of exact?.arguments[0]?.choices ?? [])
      next.set(choice, exact?.arguments[0]?.summary ?? '')
    return {
      path,
      words: [...next].map(([word, summary]) => ({ word, summary })),
      options: [...(exact?.options ?? []), ...globalOptions],
    }
  })
}

/** Options whose value is a file, in whatever command. */
export function fileOptions(points: readonly CompletionPoint[]): string[] {
  const values = ['FILE', 'DIR', 'PATH']
  const options = points.flatMap((point) => point.options)
  const found = options.filter(({ value }) => value !== undefined && values.includes(value))
  return [...new Set(found.map(({ name }) => `--${name}`))]
}
