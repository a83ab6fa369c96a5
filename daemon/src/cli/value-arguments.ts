import { argumentBytes } from './argument-bytes.ts'
import { UsageError } from './errors.ts'
import { openInput } from './ndjson/input.ts'
import { linesOf } from './ndjson/lines.ts'
import { readValue } from './value.ts'
import type { VerbInput } from './verb.ts'

/** One value: the argument, the standard input for `-`, or `--file`. */
export function oneValue(
  { options, console }: VerbInput,
  text: string | undefined,
): Promise<Uint8Array> {
  return readValue('VALUE', text, options.text('file'), console)
}

/** The value of an option or of its file; undefined, which stands for what is absent, where neither is given. */
async function optionValue(
  { options, console }: VerbInput,
  name: string,
): Promise<Uint8Array | undefined> {
  const [text, file] = [options.text(name), options.text(`${name}-file`)]
  if (text === undefined && file === undefined) return undefined
  return readValue(`--${name}`, text, file, console)
}

/** `--expected` and `--next` of a compare-exchange. */
export async function exchangeValues(input: VerbInput) {
  const { options } = input
  if (options.text('expected') === '-' && options.text('next') === '-') {
    throw new UsageError('Only one of --expected and --next can be the standard input.')
  }
  return {
    expected: await optionValue(input, 'expected'),
    next: await optionValue(input, 'next'),
  }
}

/** Several values: the arguments, of which one may be `-`; or one, that of `--file`. */
export async function manyValues(input: VerbInput): Promise<Uint8Array[]> {
  const { words, options } = input
  if (words.length === 0 || options.flag('file')) return [await oneValue(input, words[0])]
  if (words.filter((word) => word === '-').length > 1) {
    throw new UsageError('Only one VALUE can be the standard input.')
  }
  const values: Uint8Array[] = []
  for (const word of words) values.push(await readValue('VALUE', word, undefined, input.console))
  return values
}

/** One step is one command, so what does not fit into memory does not fit into it either. */
const largestFile = 64 << 20

/** Several values of one step: the arguments, or what each line of `--file` is read as. */
export async function valuesOrLines<T>(
  { words, options, console }: VerbInput,
  fromWords: (words: readonly string[]) => T[],
  fromLine: (line: { readonly bytes: Uint8Array; readonly number: number }) => T,
): Promise<T[]> {
  const file = options.text('file')
  if (file === undefined) return fromWords(words)
  if (words.length > 0)
    throw new UsageError('The values are given twice: as arguments and as a file.')
  const values: T[] = []
  let bytes = 0
  for await (const line of linesOf(openInput(file, console))) {
    bytes += line.bytes.length
    if (bytes > largestFile)
      throw new UsageError('That is too much for one atomic step; use `tesela import`.')
    values.push(fromLine(line))
  }
  return values
}

/** Groups of arguments that stand one behind the other, such as pairs of a key and a value. */
export function groupsOf(words: readonly string[], size: number, what: string): string[][] {
  if (words.length === 0 || words.length % size !== 0) {
    throw new UsageError(`Give ${what}, or a file of them with --file.`)
  }
  const groups: string[][] = []
  for (let index = 0; index < words.length; index += size) {
    groups.push(words.slice(index, index + size))
  }
  return groups
}

/** Values as arguments, as they are typed. */
export function wordValues(words: readonly string[]): Uint8Array[] {
  if (words.length === 0) throw new UsageError('VALUE is missing: give some, or --file.')
  if (words.includes('-'))
    throw new UsageError('For the lines of the standard input write --file - instead of -.')
  return words.map((word) => argumentBytes('VALUE', word, 'give it as - or as a file'))
}
