import type { CollectionKind, ReadOptions } from '@tesela/client'
import type { BytesHandles } from '../bytes-handles.ts'
import { recordLine } from './record-line.ts'

/** One line of an export, either way it is asked for. */
export interface Exported {
  /** The value as stored. Absent: the record is the only way. */
  readonly value?: Uint8Array
  /** What import reads back to the same bytes. */
  record(): Uint8Array
}

type Exporters = {
  readonly [Kind in CollectionKind]: (
    handle: BytesHandles[Kind],
    read: ReadOptions,
  ) => AsyncIterable<Exported>
}

/** How each kind is exported, in its own order, all from one revision. */
export const exporters: Exporters = {
  async *map(map, read) {
    for await (const entry of map.entries(read)) {
      yield { value: entry.value, record: () => recordLine(entry) }
    }
  },
  vec: (vec, read) => values(vec.values(read)),
  set: (set, read) => values(set.values(read)),
  cell: single,
  once: single,
  async *queue(queue, read) {
    for await (const item of queue.entries(read)) yield { record: () => recordLine(item) }
  },
}

async function* values(all: AsyncIterable<Uint8Array>): AsyncGenerator<Exported> {
  for await (const value of all) yield { value, record: () => recordLine({ value }) }
}

async function* single(
  handle: BytesHandles['cell' | 'once'],
  read: ReadOptions,
): AsyncGenerator<Exported> {
  const value = await handle.get(read)
  if (value !== undefined) yield { value, record: () => recordLine({ value }) }
}
