import { join } from 'node:path'
import { describeEntry } from '@tesela/collections'
import { describeConf } from '@tesela/group'
import { type DumpedRecord, dumpLog, listGroups, logDirectory } from '@tesela/storage'
import { withDirectory } from './with-directory.ts'

/** Shows every record of every group's log as a JSON document, in order. Reads only. */
export function dumpDirectory(
  path: string,
  { values }: { readonly values: boolean },
  show: (document: object) => Promise<void>,
): Promise<void> {
  return withDirectory(path, async ({ disk }) => {
    const groups = join(path, 'groups')
    for (const group of await listGroups(disk, groups)) {
      for await (const record of dumpLog(disk, logDirectory(join(groups, group)))) {
        const { segment, offset, bytes, kind } = record
        const checksum = kind === 'unreadable' ? 'bad' : 'ok'
        await show({ group, segment, offset, bytes, checksum, ...contentOf(record, values) })
      }
    }
  })
}

function contentOf(record: DumpedRecord, values: boolean): object {
  const { kind } = record
  switch (kind) {
    case 'entry': {
      const { term, index, type, data } = record.entry
      const said = type === 'conf' ? { kind: 'conf', ...describeConf(data) } : describeEntry(data)
      const shown = values ? { dataBase64: Buffer.from(data).toString('base64') } : {}
      return { index, term, ...said, dataBytes: data.length, ...shown }
    }
    case 'hardState':
      return { kind, ...record.hardState }
    case 'anchor':
      return { kind, ...anchorOf(record.anchor) }
    case 'install':
      return { kind, ...anchorOf(record.install) }
    case 'cut': {
      const { term, index } = record.cut.boundary
      return { kind, index, term }
    }
    case 'header':
      return { kind, firstSequence: record.firstSequence, last: record.last }
    case 'unreadable':
      return { kind, reason: record.reason }
    case 'seal':
    case 'continued':
      return { kind }
  }
}

type Anchor = Extract<DumpedRecord, { readonly kind: 'anchor' }>['anchor']

function anchorOf({ snapshot, root }: Anchor): object {
  const { term, index, conf, confIndex } = snapshot
  return { index, term, root: Buffer.from(root, 'latin1').toString('hex'), conf, confIndex }
}
