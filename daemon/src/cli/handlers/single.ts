import type { CellEntry, Reading } from '@tesela/client'
import type { Reply } from '../reply.ts'
import { verb } from '../verb.ts'
import { anyKindVerbs } from './any-kind.ts'

/** The verbs that read a cell or a once. */
export function singleVerbs(kind: 'cell' | 'once') {
  return {
    ...anyKindVerbs(kind),
    get: verb(
      kind,
      ({ read }) =>
        async (single) =>
          entryReply(await single.entry(read)),
    ),
    entry: verb(kind, ({ read }) => async (single) => ({
      ...entryReply(await single.entry(read)),
      isDocument: true,
    })),
  }
}

function entryReply(entry: (CellEntry<Uint8Array> & Reading) | undefined): Reply {
  if (entry === undefined) return { json: { found: false }, no: 'It is empty.' }
  const { stale, ...rest } = entry
  return { json: { found: true, ...rest, ...(stale ? { stale } : {}) }, value: entry.value }
}
