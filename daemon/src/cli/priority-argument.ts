import type { PriorityInputs, PriorityKind } from '@tesela/client'
import { argumentBytes } from './argument-bytes.ts'
import { UsageError } from './errors.ts'
import type { Options } from './options.ts'

export type Priority = PriorityInputs[PriorityKind]

/**
 * A priority as it is typed, for a queue of that kind.
 * @throws UsageError
 */
export function priorityArgument(kind: PriorityKind, text: string): Priority {
  if (kind === 'bytes') return argumentBytes('PRIORITY', text, '`tesela import` takes any bytes')
  if (kind === 'int64') {
    if (/^-?\d{1,19}$/.test(text)) return BigInt(text)
    throw new UsageError(`"${text}" is no priority: this queue has whole numbers of 64 bits.`)
  }
  const number = Number(text)
  if (text.trim() !== '' && Number.isFinite(number)) return number
  throw new UsageError(`"${text}" is no priority: this queue has finite numbers.`)
}

/** `--from`, `--from-exclusive`, `--to` and `--to-inclusive`. */
export function priorityRange(kind: PriorityKind, options: Options) {
  const [from, to] = [options.text('from'), options.text('to')]
  return {
    ...(from === undefined ? {} : { from: priorityArgument(kind, from) }),
    fromExclusive: options.flag('from-exclusive'),
    ...(to === undefined ? {} : { to: priorityArgument(kind, to) }),
    toInclusive: options.flag('to-inclusive'),
  }
}

/** As a column of a line. */
export function priorityColumn(priority: Priority): Uint8Array {
  return typeof priority === 'object' ? priority : Buffer.from(String(priority))
}
