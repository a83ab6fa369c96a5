import { styleText } from 'node:util'
import type { Command, OptionSpec } from './command.ts'
import { globalOptions } from './global-options.ts'

/** What `--help` prints for a command, or for all commands that begin with the path. */
export function helpOf(
  path: readonly string[],
  table: readonly Command[],
  colours: boolean,
): string {
  const heading = (text: string) =>
    colours ? styleText('bold', text, { validateStream: false }) : text
  const below = table.filter((command) => path.every((word, index) => command.path[index] === word))
  const exact = below.find((command) => command.path.length === path.length)
  const others = below.filter((command) => command !== exact)
  const lines: string[] = []
  if (exact !== undefined) lines.push(...helpOfCommand(exact, heading))
  else if (path.length === 0) lines.push('Tesela keeps collections replicated between peers.', '')
  if (others.length > 0) {
    if (exact === undefined)
      lines.push(heading('usage'), `  tesela ${[...path, 'COMMAND'].join(' ')} [OPTIONS]`, '')
    lines.push(
      heading('commands'),
      ...columns(others.map((command) => [usageOf(command), command.summary])),
      '',
    )
  }
  if (exact === undefined) {
    const example = others.find((command) => command.examples.length > 0)?.examples[0]
    if (example !== undefined) lines.push(heading('example'), `  ${example}`, '')
  }
  lines.push(heading('options of every command'), ...columns(globalOptions.map(optionRow)))
  return lines.join('\n')
}

function helpOfCommand(command: Command, heading: (text: string) => string): string[] {
  const lines = [`${capital(command.summary)}.`, '']
  lines.push(
    heading('usage'),
    `  tesela ${usageOf(command)}${command.options.length > 0 ? ' [OPTIONS]' : ''}`,
    '',
  )
  if (command.notes !== undefined) lines.push(...wrap(command.notes), '')
  if (command.arguments.length > 0) {
    lines.push(
      heading('arguments'),
      ...columns(command.arguments.map(({ name, summary }) => [name, summary])),
      '',
    )
  }
  if (command.options.length > 0) {
    lines.push(heading('options'), ...columns(command.options.map(optionRow)), '')
  }
  const plural = command.examples.length > 1 ? 'examples' : 'example'
  lines.push(heading(plural), ...command.examples.map((example) => `  ${example}`), '')
  return lines
}

function usageOf(command: Command): string {
  const words = command.arguments.map(({ name, optional, repeated }) => {
    const word = repeated === true ? `${name}…` : name
    return optional === true ? `[${word}]` : word
  })
  return [...command.path, ...words].join(' ')
}

function optionRow(option: OptionSpec): readonly [string, string] {
  const short = option.short === undefined ? '' : `-${option.short}, `
  const value = option.value === undefined ? '' : ` ${option.value}`
  const more = option.repeated === true ? ' (may be repeated)' : ''
  const choices = option.choices === undefined ? '' : `: ${option.choices.join(', ')}`
  return [`${short}--${option.name}${value}`, `${option.summary}${choices}${more}`]
}

const widestLeft = 40

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(widestLeft, Math.max(...rows.map(([left]) => left.length)))
  return rows.map(([left, right]) =>
    left.length > width
      ? `  ${left}\n  ${' '.repeat(width)}  ${right}`
      : `  ${left.padEnd(width)}  ${right}`,
  )
}

function wrap(text: string, width = 90): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
