import { createLogRange, type LogRange, type RangedEntry } from '../log-range/log-range.ts'
import type { ReplayableLog } from '../log-replay/replay-contexts.ts'

/** The committed log of a peer, in memory. */
export interface MadeLog extends ReplayableLog {
  readonly entries: readonly RangedEntry[]
  /** The same log, as far as that. */
  upTo(index: number): MadeLog
  append(...data: readonly Uint8Array[]): void
  /** Begins at the newest place at or before that index. */
  cut(index: number): void
  readonly firstIndex: number
  range(): LogRange
}

const MARK = 0xaa
export const markData = Uint8Array.of(MARK)
const isMark = ({ data }: Pick<RangedEntry, 'data'>): boolean =>
  data.length === 1 && data[0] === MARK

/** @param disk when a read is done: at once, if nothing is said */
export function makeLog(
  data: readonly Uint8Array[],
  disk: (read: () => void) => void = (read) => read(),
): MadeLog {
  const entries: RangedEntry[] = []
  const range = createLogRange()
  let firstIndex = 1
  const log: MadeLog = {
    entries,
    get firstIndex() {
      return firstIndex
    },
    range: () => range,
    serving: () => true,
    read(from, maxBytes, done) {
      disk(() => {
        if (from < firstIndex) {
          done(null)
          return
        }
        const read: RangedEntry[] = []
        let bytes = 0
        for (const entry of entries.slice(from - 1)) {
          bytes += entry.data.length
          if (read.length > 0 && bytes > maxBytes) break
          read.push(entry)
        }
        done(read)
      })
    },
    upTo: (index) =>
      makeLog(
        entries.slice(0, index).map((entry) => entry.data),
        disk,
      ),
    append(...more) {
      for (const each of more) {
        const index = entries.length + 1
        const type = index % 9 === 0 ? 'conf' : 'normal'
        const entry = { index, term: 1 + Math.floor(index / 50), type, data: each } as const
        entries.push(entry)
        range.append([entry], isMark)
      }
    },
    cut(index) {
      range.prune(index)
      firstIndex = (range.boundaryAtOrBefore(index)?.index ?? 0) + 1
    },
  }
  log.append(...data)
  return log
}

/** So many small entries, each another. */
export function smallEntries(count: number, salt = 0): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => Uint8Array.of(at & 255, at >> 8, salt))
}
