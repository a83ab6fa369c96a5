import { ConfChangeError } from '../errors.ts'
import type { ConfChange, ConfOp } from '../types.ts'

/**
 * The bytes of a configuration entry:
 * version (1), transition, flags, [expected index], count of operations, each as (operation, length, id in UTF-8),
 * length of the context, context. Numbers are LEB128 varints below 2^53.
 */
const version = 1
const transitions = ['auto', 'implicit', 'explicit'] as const
const operations = ['addVoter', 'addLearner', 'remove', 'update'] as const
const maxOps = 64
const maxIdBytes = 512
const expectsIndex = 1

export function encodeConfChange(change: ConfChange): Uint8Array {
  const out: number[] = [version, transitions.indexOf(change.transition)]
  if (change.expectConfIndex === undefined) {
    out.push(0)
  } else {
    out.push(expectsIndex)
    putVarint(out, change.expectConfIndex)
  }
  if (change.ops.length > maxOps) throw malformed('too many operations')
  putVarint(out, change.ops.length)
  for (const { op, id } of change.ops) {
    const bytes = new TextEncoder().encode(id)
    if (bytes.length > maxIdBytes) throw malformed('an id that is too long')
    out.push(operations.indexOf(op))
    putVarint(out, bytes.length)
    out.push(...bytes)
  }
  putVarint(out, change.context.length)
  const encoded = new Uint8Array(out.length + change.context.length)
  encoded.set(out)
  encoded.set(change.context, out.length)
  return encoded
}

/** Total: every input gives a change or `ConfChangeError` (`CONF_CHANGE_MALFORMED`). The result shares no memory with it. */
export function decodeConfChange(data: Uint8Array): ConfChange {
  const reader = new Reader(data)
  if (reader.byte() !== version) throw malformed('unknown version')
  const transition = transitions[reader.byte()]
  if (transition === undefined) throw malformed('unknown transition')
  const flags = reader.byte()
  if (flags > expectsIndex) throw malformed('unknown flags')
  const expectConfIndex = flags === expectsIndex ? reader.varint() : undefined
  const count = reader.varint()
  if (count > maxOps) throw malformed('too many operations')
  const ops: ConfOp[] = []
  for (let i = 0; i < count; i++) ops.push(readOp(reader))
  const context = reader.bytes(reader.varint()).slice()
  if (!reader.atEnd) throw malformed('bytes behind the end')
  const change = { transition, ops, context }
  return expectConfIndex === undefined ? change : { ...change, expectConfIndex }
}

function readOp(reader: Reader): ConfOp {
  const op = operations[reader.byte()]
  if (op === undefined) throw malformed('unknown operation')
  const length = reader.varint()
  if (length > maxIdBytes) throw malformed('an id that is too long')
  const bytes = reader.bytes(length)
  try {
    return { op, id: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    // The decoder's TypeError says no more than this.
    throw malformed('an id that is not UTF-8')
  }
}

function putVarint(out: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw malformed('a number out of range')
  let rest = value
  while (rest >= 0x80) {
    out.push((rest % 0x80) + 0x80)
    rest = Math.floor(rest / 0x80)
  }
  out.push(rest)
}

class Reader {
  readonly #data: Uint8Array
  #at = 0

  constructor(data: Uint8Array) {
    this.#data = data
  }

  get atEnd(): boolean {
    return this.#at === this.#data.length
  }

  byte(): number {
    const value = this.#data[this.#at]
    if (value === undefined) throw malformed('cut short')
    this.#at++
    return value
  }

  bytes(length: number): Uint8Array {
    if (length > this.#data.length - this.#at) throw malformed('cut short')
    this.#at += length
    return this.#data.subarray(this.#at - length, this.#at)
  }

  /** Multiplies instead of shifting: shifts cut at 32 bits (rule 72). */
  varint(): number {
    let value = 0
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
      const byte = this.byte()
      value += (byte % 0x80) * scale
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value)) throw malformed('a number out of range')
        return value
      }
    }
    throw malformed('a number out of range')
  }
}

const malformed = (message: string) =>
  new ConfChangeError('CONF_CHANGE_MALFORMED', `configuration change: ${message}`)
