import type { Handler } from '../command.ts'
import { bashCompletions } from '../completions/bash.ts'
import { fishCompletions } from '../completions/fish.ts'
import { zshCompletions } from '../completions/zsh.ts'
import { UsageError } from '../errors.ts'
import { exitDone } from '../exit-code.ts'

export const completions: Handler = async ({ arguments: [shell], commands, console }) => {
  const scripts = new Map([
    ['bash', bashCompletions],
    ['zsh', zshCompletions],
    ['fish', fishCompletions],
  ])
  const script = scripts.get(shell ?? '')
  if (script === undefined)
    throw new UsageError(`There are no completions for "${shell}"; name bash, zsh or fish.`)
  await console.output.write(script(commands))
  return exitDone
}
