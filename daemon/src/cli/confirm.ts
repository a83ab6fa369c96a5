import type { Console } from './console.ts'
import { UsageError } from './errors.ts'

/** Whether the person at the terminal types the word; without a terminal, somebody has to say so by an option. */
export async function confirm(console: Console, word: string, option: string): Promise<boolean> {
  if (!console.inputIsTerminal) {
    throw new UsageError(`There is no terminal to ask at: ${option} goes on without a question.`)
  }
  console.notice(`Type ${word} to go on:`)
  let line = ''
  for await (const chunk of console.input()) {
    line += Buffer.from(chunk).toString('utf8')
    if (line.includes('\n')) break
  }
  return line.split('\n')[0]?.trim() === word
}
