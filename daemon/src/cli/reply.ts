import { isUtf8 } from 'node:buffer'
import type { Console } from './console.ts'
import { exitDone, exitNo } from './exit-code.ts'
import { bytesField } from './shown-bytes.ts'

/** What a verb answers, before it is known how it is printed. */
export interface Reply {
  /** The document of `--json`. Absent: one line for each of the rows. */
  readonly json?: object
  /** The document is the answer, also without `--json`, unless the answer is no. */
  readonly isDocument?: boolean
  /** Without `--json`: a line in our own words. */
  readonly line?: string
  /** Without `--json`: a stored value by itself. */
  readonly value?: Uint8Array | undefined
  readonly rows?: Iterable<Row> | AsyncIterable<Row>
  /** Why the answer is no: printed without `--json`, and the exit code is 3. */
  readonly no?: string | false | undefined
}

/** One of many: its document, and what its line shows, a tab between. */
export interface Row {
  readonly json: object
  readonly columns: readonly Uint8Array[]
}

/** Prints the reply and gives the exit code. */
export async function printReply(reply: Reply, console: Console, json: boolean): Promise<number> {
  const { output } = console
  const { no = false } = reply
  const asDocument = json || (reply.isDocument === true && no === false)
  if (asDocument && reply.json !== undefined) await output.json(shown(reply.json))
  else {
    for await (const row of reply.rows ?? []) {
      if (json) await output.json(shown(row.json))
      else await output.lineOf(...row.columns)
    }
    if (reply.value !== undefined) await output.value(reply.value)
    if (reply.line !== undefined) await output.line(reply.line)
  }
  if (no === false) return exitDone
  if (!json && no !== '') console.notice(`tesela: ${no}`)
  return exitNo
}

/** The rows of whatever is walked. */
export async function* rowsOf<T>(
  items: Iterable<T> | AsyncIterable<T>,
  rowOf: (item: T) => Row,
): AsyncGenerator<Row> {
  for await (const item of items) yield rowOf(item)
}

/** A row that is a stored value. */
export function valueRow(value: Uint8Array): Row {
  return { json: { value }, columns: [value] }
}

/**
 * A result of the client as a JSON document: bytes as text, or as `…Base64` where they are no UTF-8; the id of an item
 * as it is given on the command line; a number beyond 2^53 as text.
 */
function shown(document: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]) =>
      value === undefined ? [] : Object.entries(shownField(name, value)),
    ),
  )
}

function shownField(name: string, value: unknown): Record<string, unknown> {
  if (value instanceof Uint8Array) return bytesField(name, value)
  if (typeof value === 'bigint') {
    const number = Number(value)
    return { [name]: Number.isSafeInteger(number) ? number : String(value) }
  }
  if (Array.isArray(value)) return shownList(name, value)
  if (typeof value !== 'object' || value === null) return { [name]: value }
  const isId = 'ordinal' in value && 'revision' in value
  return { [name]: isId ? `${value.revision}:${value.ordinal}` : shown(value) }
}

function shownList(name: string, list: readonly unknown[]): Record<string, unknown> {
  const bytes = list.filter((item) => item instanceof Uint8Array)
  if (list.length === 0 || bytes.length < list.length) {
    return { [name]: list.map((item) => shownField('item', item).item) }
  }
  const isText = bytes.every((item) => isUtf8(item))
  const encoding = isText ? 'utf8' : 'base64'
  return {
    [isText ? name : `${name}Base64`]: bytes.map((item) => Buffer.from(item).toString(encoding)),
  }
}
