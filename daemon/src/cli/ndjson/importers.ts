import type { CollectionKind } from '@tesela/client'
import type { BytesHandles } from '../bytes-handles.ts'
import type { CallContext } from '../database.ts'
import type { Reply } from '../reply.ts'
import { type Imported, type Importer, importRecords } from './import-records.ts'
import type { Line } from './lines.ts'
import { type QueueRecord, readQueueRecord } from './queue-record.ts'
import { type KeyedRecord, readKeyed, readPair, readSingle } from './record.ts'

/** What an import is given, whatever it is imported into. */
export interface ImportSource {
  readonly input: AsyncIterable<Uint8Array>
  /** Of maps: the field of the line that is the key. */
  readonly keyField: string | undefined
  /** Each line is an object with a value, as `export --records` prints it; else it is the value. */
  readonly isRecords: boolean
  readonly call: CallContext
  progress(records: number, bytes: number): void
}

export interface ImportResult {
  readonly imported: Imported
  /** What else is to be said of it. */
  readonly facts?: Readonly<Record<string, number>>
  readonly no?: Reply['no']
}

type Importers = {
  readonly [Kind in CollectionKind]: (
    handle: BytesHandles[Kind],
    source: ImportSource,
  ) => Promise<ImportResult>
}

/** How each kind is imported; what a line is, is told in the README. */
export const importers: Importers = {
  async map(map, { input, keyField, call, progress }) {
    const importer: Importer<KeyedRecord> = {
      read: (line) => (keyField === undefined ? readPair(line) : readKeyed(line, keyField)),
      sizeOf: ({ key, value }) => key.length + value.length,
      keyOf: ({ key }) => key,
      write: (records) =>
        map.setMany(
          records.map(({ key, value }) => [key, value] as const),
          call,
        ),
      inOrder: 'repeats',
      again: 'is harmless',
    }
    return { imported: await importRecords(input, importer, progress) }
  },

  async vec(vec, { input, isRecords, call, progress }) {
    const importer: Importer<Uint8Array> = {
      ...valuesOf(isRecords),
      write: (values) => vec.extend(values, call),
      inOrder: 'always',
      again: 'would append them again',
    }
    return { imported: await importRecords(input, importer, progress) }
  },

  async set(set, { input, isRecords, call, progress }) {
    let added = 0
    const importer: Importer<Uint8Array> = {
      ...valuesOf(isRecords),
      async write(values) {
        const result = await set.extend(values, call)
        added += result.added
      },
      inOrder: 'repeats',
      again: 'is harmless',
    }
    return { imported: await importRecords(input, importer, progress), facts: { added } }
  },

  async cell(cell, { input, isRecords, call, progress }) {
    const importer: Importer<Uint8Array> = {
      ...valuesOf(isRecords),
      write: ([value = new Uint8Array(0)]) => cell.set(value, call),
      inOrder: 'always',
      isSingle: true,
      again: 'is harmless',
    }
    return { imported: await importRecords(input, importer, progress) }
  },

  async once(once, { input, isRecords, call, progress }) {
    let lost = false
    const importer: Importer<Uint8Array> = {
      ...valuesOf(isRecords),
      async write([value = new Uint8Array(0)]) {
        lost = !(await once.set(value, call)).won
      },
      inOrder: 'always',
      isSingle: true,
      again: 'is harmless',
    }
    const imported = await importRecords(input, importer, progress)
    return { imported, no: lost && 'It was set before; nothing was changed.' }
  },

  async queue(queue, { input, call, progress }) {
    let evicted = 0
    const importer: Importer<QueueRecord> = {
      read: (line) => readQueueRecord(line, queue.priorityKind),
      sizeOf: ({ key, value }) => key.length + value.length,
      keyOf: ({ key }) => key,
      async write(records) {
        const items = records.map(({ priority, key, value }) => [priority, key, value] as const)
        const result = await queue.pushMany(items, call)
        evicted += result.evicted.length
      },
      // First in, first out among equals: the batches must arrive as they were read.
      inOrder: 'always',
      again: 'pushes them again under the same keys',
    }
    return { imported: await importRecords(input, importer, progress), facts: { evicted } }
  },
}

function valuesOf(isRecords: boolean) {
  return {
    read: (line: Line): Uint8Array => (isRecords ? readSingle(line) : line.bytes),
    sizeOf: (value: Uint8Array) => value.length,
  }
}
