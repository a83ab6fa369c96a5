import type { PriorityKind } from '@tesela/client'
import { UsageError } from '../errors.ts'
import { decodeUtf8 } from '../escape.ts'
import { type Priority, priorityArgument } from '../priority-argument.ts'
import { InputError } from './errors.ts'
import { type Fault, type Fields, readFields } from './fields.ts'
import type { Line } from './lines.ts'
import type { KeyedRecord } from './record.ts'

/** An item on its way into a queue. */
export interface QueueRecord extends KeyedRecord {
  readonly priority: Priority
}

/** A line as `export` prints it of a queue: a priority, a key and a value. */
export function readQueueRecord({ bytes, number }: Line, kind: PriorityKind): QueueRecord {
  const fault: Fault = (reason, options) => new InputError(number, reason, options)
  const fields = readFields(bytes, fault)
  return {
    priority: priorityField(fields, 'priority', kind, fault),
    key: fields.key('key'),
    value: fields.value('value'),
  }
}

/** `--cursor`: an item as `--json` prints it, of which only the place counts. */
export function readQueueCursor(text: string, kind: PriorityKind) {
  const fault: Fault = (reason, options) => new UsageError(`--cursor ${reason}.`, options)
  const fields = readFields(Buffer.from(text), fault)
  return {
    priority: priorityField(fields, 'priority', kind, fault),
    inserted: BigInt(fields.count('inserted')),
    key: fields.key('key'),
  }
}

/** A number as it is written in JSON, or as text; for a queue of bytes text, or base64. */
export function priorityField(
  fields: Fields,
  name: string,
  kind: PriorityKind,
  fault: Fault,
): Priority {
  if (kind === 'bytes') return fields.key(name)
  const written = decodeUtf8(fields.written(name) ?? new Uint8Array()) ?? ''
  try {
    return priorityArgument(kind, written.replace(/^"(.*)"$/, '$1'))
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause
    throw fault(`has no "${name}" of the kind that this queue has (${kind})`, { cause })
  }
}
