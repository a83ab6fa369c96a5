import { parseArgs } from 'node:util'
import { didYouMean } from '../config/nearest.ts'
import type { Command, OptionSpec } from './command.ts'
import { UsageError } from './errors.ts'
import { globalOptions } from './global-options.ts'
import { createOptions, type Options } from './options.ts'

export type Parsed =
  | {
      readonly kind: 'run'
      readonly command: Command
      readonly arguments: readonly string[]
      readonly options: Options
    }
  /** `exitCode` is 0 when help was asked for, 2 when it stands in for a missing command. */
  | { readonly kind: 'help'; readonly path: readonly string[]; readonly exitCode: number }
  | { readonly kind: 'version' }

/**
 * Finds the command and reads its arguments.
 * @throws UsageError naming the nearest command or option
 */
export function parseCommandLine(argv: readonly string[], table: readonly Command[]): Parsed {
  const { path, rest } = findPath(argv, table)
  const command = table.find((candidate) => candidate.path.join(' ') === path.join(' '))
  const { values, positionals } = readOptions(rest, command, path)
  if (values.has('version') && command === undefined) return { kind: 'version' }
  if (values.has('help')) return { kind: 'help', path, exitCode: 0 }
  if (command === undefined) {
    const word = positionals[0]
    if (word === undefined) return { kind: 'help', path, exitCode: 2 }
    throw unknownCommand(path, word, table)
  }
  checkArguments(command, positionals, path, table)
  return { kind: 'run', command, arguments: positionals, options: createOptions(values) }
}

/** The longest run of words that begins some command; options and their values may stand between them. */
function findPath(
  argv: readonly string[],
  table: readonly Command[],
): { path: string[]; rest: string[] } {
  const path: string[] = []
  const rest: string[] = []
  let index = 0
  while (index < argv.length) {
    const word = argv[index] ?? ''
    if (word.startsWith('-')) {
      if (word === '--') break
      rest.push(word)
      index += 1
      const option = globalOptions.find(({ name }) => word === `--${name}`)
      if (option?.value !== undefined && index < argv.length) {
        rest.push(argv[index] ?? '')
        index += 1
      }
      // The option of a command stands behind its name: nothing further belongs to the path.
      if (option === undefined && !isInlineGlobal(word)) break
      continue
    }
    const next = [...path, word]
    if (!table.some((command) => begins(command.path, next))) break
    path.push(word)
    index += 1
  }
  return { path, rest: [...rest, ...argv.slice(index)] }
}

function isInlineGlobal(word: string): boolean {
  return globalOptions.some(({ name }) => word.startsWith(`--${name}=`))
}

function begins(path: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((word, index) => path[index] === word)
}

function readOptions(
  rest: readonly string[],
  command: Command | undefined,
  path: readonly string[],
) {
  const specs: OptionSpec[] = [...globalOptions, ...(command?.options ?? [])]
  if (path.length === 0) specs.push({ name: 'version', summary: 'print the version' })
  const { tokens } = parseArgs({
    args: [...rest],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      specs.map(({ name, short, value }) => [
        name,
        {
          type: value === undefined ? 'boolean' : 'string',
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
  })
  const values = new Map<string, string[]>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const spec = specs.find(({ name }) => name === token.name)
    if (spec === undefined) throw unknownOption(token.rawName, specs, path)
    checkValue(spec, token)
    values.set(spec.name, [...(values.get(spec.name) ?? []), token.value ?? ''])
  }
  return { values, positionals }
}

interface OptionToken {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function checkValue(spec: OptionSpec, token: OptionToken): void {
  if (spec.value === undefined) {
    if (token.value === undefined) return
    throw new UsageError(`${token.rawName} is a switch and takes no value.`)
  }
  if (token.value === undefined)
    throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${spec.value}.`)
  // An unset variable of a script, which must not become the daemon of the whole machine.
  if (token.value === '' && globalOptions.some(({ name }) => name === spec.name))
    throw new UsageError(`${token.rawName} is empty: give ${spec.value}, or leave it out.`)
  if (token.inlineValue !== true && token.value.length > 1 && token.value.startsWith('-')) {
    throw new UsageError(
      `${token.rawName} needs a value, but "${token.value}" follows; if it is meant, write ${token.rawName}=${token.value}.`,
    )
  }
}

function checkArguments(
  command: Command,
  given: readonly string[],
  path: readonly string[],
  table: readonly Command[],
): void {
  const name = `tesela ${path.join(' ')}`
  const missing = command.arguments.find(
    (argument, index) => index >= given.length && argument.optional !== true,
  )
  if (missing !== undefined) {
    throw new UsageError(`${missing.name} is missing (${missing.summary}); see \`${name} --help\`.`)
  }
  if (command.arguments.at(-1)?.repeated === true) return
  const extra = given[command.arguments.length]
  if (extra === undefined) return
  // `tesela invite revok` is a misspelt verb rather than a surplus argument.
  const verbs = table.filter((other) => other.path.length > path.length && begins(other.path, path))
  const hint = didYouMean(
    extra,
    verbs.map((other) => other.path[path.length] ?? ''),
    `see \`${name} --help\`.`,
  )
  throw new UsageError(`"${extra}" is one argument too many for \`${name}\`; ${hint}`)
}

function unknownOption(
  name: string,
  specs: readonly OptionSpec[],
  path: readonly string[],
): UsageError {
  const help = `see \`${['tesela', ...path, '--help'].join(' ')}\`.`
  if (/^-\d/.test(name)) {
    return new UsageError(
      `There is no option "${name}"; to give a value that begins with "-", write -- before it.`,
    )
  }
  const hint = didYouMean(
    name,
    specs.map((spec) => `--${spec.name}`),
    help,
  )
  return new UsageError(`There is no option "${name}"; ${hint}`)
}

function unknownCommand(
  path: readonly string[],
  word: string,
  table: readonly Command[],
): UsageError {
  const known = new Set(
    table
      .filter((command) => begins(command.path, path))
      .map((command) => command.path[path.length] ?? ''),
  )
  const help = `see \`${['tesela', ...path, '--help'].join(' ')}\`.`
  const hint = didYouMean(word, known, help)
  return new UsageError(`There is no command "${['tesela', ...path, word].join(' ')}"; ${hint}`)
}
