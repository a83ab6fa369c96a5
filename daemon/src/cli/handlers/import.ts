import { fstat, stat } from 'node:fs'
import { promisify } from 'node:util'
import { type CollectionInfo, type CollectionKind, type Database, WrongKind } from '@tesela/client'
import { openHandle } from '../bytes-handles.ts'
import { collectionKind } from '../collection-kind.ts'
import type { Handler, Invocation } from '../command.ts'
import { type CallContext, withDatabase } from '../database.ts'
import { UsageError } from '../errors.ts'
import { exitDone, exitNo } from '../exit-code.ts'
import { type ImportResult, type ImportSource, importers } from '../ndjson/importers.ts'
import { openInput } from '../ndjson/input.ts'
import { plural } from '../plural.ts'
import { createProgress } from '../progress.ts'
import { shownSize } from '../shown-size.ts'

export const importCollection: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = ''] = invocation.arguments
  const file = options.text('file')
  const progress = await createProgress(console, { json: options.flag('json'), lines: false })
  const total = await sizeOf(file)
  const begun = performance.now()
  let result: ImportResult
  try {
    result = await withDatabase(invocation, async (database, call) => {
      const kind = await kindOf(database, invocation, call)
      return importInto(database, kind, name, {
        input: openInput(file, console),
        keyField: keyFieldOf(kind, options.text('key')),
        isRecords: options.flag('records'),
        call,
        progress: (records, bytes) =>
          progress.update(bytes, total, `${records} records, ${shownSize(bytes)}`),
      })
    })
  } finally {
    progress.stop()
  }
  const seconds = (performance.now() - begun) / 1_000
  const { imported, facts = {}, no = false } = result
  if (options.flag('json')) {
    await console.output.json({ ...imported, ...facts, seconds: Number(seconds.toFixed(3)) })
  } else if (no === false) {
    await console.output.line(
      `Imported ${plural(imported.records, 'record')} into ${name} in ${seconds.toFixed(1)}s${told(result)}.`,
    )
  } else console.notice(`tesela: ${no}`)
  return no === false ? exitDone : exitNo
}

async function importInto<Kind extends CollectionKind>(
  database: Database,
  kind: Kind,
  name: string,
  source: ImportSource,
): Promise<ImportResult> {
  return importers[kind](await openHandle(database, kind, name, source.call), source)
}

/**
 * The kind of the collection, which is made where it is missing: before the first line, so that an empty input leaves
 * an empty one.
 */
async function kindOf(
  database: Database,
  { options, arguments: [name = ''] }: Invocation,
  call: CallContext,
): Promise<CollectionKind> {
  const wanted = options.text('kind')
  const kind = collectionKind(wanted ?? 'map')
  let info: CollectionInfo
  try {
    info = await database.info(name, call)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'not_found')) throw error
    await database.create(kind, name, { valueCodec: 'json' }, call)
    return kind
  }
  if (wanted !== undefined && info.kind !== kind)
    throw new WrongKind(`'${name}' is a ${info.kind}, not a ${kind}`)
  return collectionKind(info.kind)
}

function keyFieldOf(kind: CollectionKind, field: string | undefined): string | undefined {
  if (field !== undefined && kind !== 'map')
    throw new UsageError(`--key is for maps, and this is a ${kind}.`)
  return field
}

function told({ imported: { repeatedKeys = 0 }, facts = {} }: ImportResult): string {
  const { added, evicted = 0 } = facts
  return [
    repeatedKeys > 0 &&
      `${repeatedKeys} of them had a key that came before, and the last one counts`,
    added !== undefined && `${added} of them were not there before`,
    evicted > 0 && `${evicted} went for the capacity`,
  ]
    .filter((part) => part !== false)
    .map((part) => `; ${part}`)
    .join('')
}

/** Bytes of the input, for the progress bar; 0 where it is no file. */
async function sizeOf(file: string | undefined): Promise<number> {
  try {
    const found =
      file === undefined || file === '-' ? await promisify(fstat)(0) : await promisify(stat)(file)
    return found.isFile() ? found.size : 0
  } catch {
    // Reading it will say what is wrong.
    return 0
  }
}
