import type { Handler } from '../command.ts'
import type { Console } from '../console.ts'
import { withDatabase } from '../database.ts'
import { UsageError } from '../errors.ts'
import { exitDone } from '../exit-code.ts'
import { keyBytes, onMap } from '../map.ts'
import { openInput } from '../ndjson/input.ts'
import { linesOf } from '../ndjson/lines.ts'
import { readPair } from '../ndjson/record.ts'

type Pair = readonly [Uint8Array, Uint8Array]

export const mapSetMany: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = '', ...words] = invocation.arguments
  const file = options.text('file')
  if (file !== undefined && words.length > 0) {
    throw new UsageError('The pairs are given twice: as arguments and as a file.')
  }
  const pairs = file === undefined ? pairsOf(words) : await readPairs(file, console)
  const { count, revision } = await withDatabase(invocation, (database, call) =>
    onMap(database, name, file === undefined ? 'raw' : 'json', call, (map) =>
      map.setMany(pairs, call),
    ),
  )
  if (options.flag('json')) await console.output.json({ count, revision })
  else await console.output.line(`Set ${count} keys.`)
  return exitDone
}

function pairsOf(words: readonly string[]): Pair[] {
  if (words.length === 0 || words.length % 2 !== 0) {
    throw new UsageError('Give pairs of a key and a value, or a file of them with --file.')
  }
  const pairs: Pair[] = []
  for (let index = 0; index < words.length; index += 2) {
    pairs.push([keyBytes(words[index] ?? ''), keyBytes(words[index + 1] ?? '')])
  }
  return pairs
}

/** One step is one command, so what does not fit into memory does not fit into it either. */
const largestFile = 64 << 20

async function readPairs(file: string, console: Console): Promise<Pair[]> {
  const pairs: Pair[] = []
  let bytes = 0
  for await (const line of linesOf(openInput(file, console))) {
    bytes += line.bytes.length
    if (bytes > largestFile)
      throw new UsageError('That is too much for one atomic step; use `tesela import`.')
    const { key, value } = readPair(line)
    pairs.push([key, value])
  }
  return pairs
}
