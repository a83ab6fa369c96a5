import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  cutBehindRecord,
  cutInTheMiddle,
  flipBit,
  forgetBehindRecord,
  type Place,
} from './bytes-of-file.ts'
import type { DamageCase, Outcome, Stop } from './damage-case.ts'
import type { FileKind } from './file-kinds.ts'

/** What is to come of each damage of a kind; what is not said is not tried. */
interface Expected {
  readonly flipped?: readonly Outcome[]
  readonly cut?: readonly Outcome[]
  readonly deleted: readonly Outcome[]
}

const heals: readonly Outcome[] = ['heals by itself']
const joins: readonly Outcome[] = ['joins again']
const asks: readonly Outcome[] = ['file put back']
/** A text without a checksum: some bits say nothing (a space), or something else that is as good. */
const healsOrAsks: readonly Outcome[] = [...heals, ...asks]

const expected: Readonly<Record<FileKind, Expected>> = {
  'wal-front': { flipped: heals, cut: heals, deleted: heals },
  'wal-middle': { flipped: heals, cut: heals, deleted: heals },
  'wal-last': { flipped: heals, cut: heals, deleted: heals },
  spare: { flipped: heals, cut: heals, deleted: heals },
  watermark: { flipped: heals, cut: heals, deleted: heals },
  manifest: { flipped: heals, cut: heals, deleted: heals },
  index: { flipped: heals, cut: heals, deleted: heals },
  leaves: { flipped: heals, cut: heals, deleted: heals },
  meta: { flipped: joins, cut: joins, deleted: joins },
  secret: { flipped: joins, cut: joins, deleted: joins },
  GROUP: { flipped: healsOrAsks, cut: asks, deleted: heals },
  FORMAT: { flipped: healsOrAsks, cut: asks, deleted: asks },
  'identity.key': { flipped: asks, cut: asks, deleted: asks },
  'config.json': { flipped: healsOrAsks, cut: asks, deleted: heals },
  'wal/': { deleted: heals },
  'snapshots/': { deleted: heals },
  'group/': { deleted: joins },
  'groups/': { deleted: joins },
}

const places: readonly Place[] = ['at the beginning', 'in the middle', 'at the end']

/** What a crash leaves of them, or an idle moment, differs; of the other files it does not. */
const changing: readonly FileKind[] = ['wal-front', 'wal-middle', 'wal-last', 'watermark']
/** Under load, a snapshot may be one that the log does not name yet, and the spare may just have become a segment. */
const atRest: readonly FileKind[] = ['spare', 'manifest', 'index', 'leaves', 'snapshots/']
const segments: readonly FileKind[] = ['wal-front', 'wal-middle', 'wal-last']

export const damageCases: readonly DamageCase[] = Object.entries(expected).flatMap(
  ([name, outcomes]) => casesOf(name as FileKind, outcomes),
)

function casesOf(kind: FileKind, { flipped, cut, deleted }: Expected): DamageCase[] {
  const cases: DamageCase[] = []
  const add = (
    damage: string,
    outcomes: readonly Outcome[],
    apply: DamageCase['apply'],
    { stop, otherAway }: { readonly stop: Stop; readonly otherAway: boolean },
  ): void => {
    const how = `${damage}, ${stop}${otherAway ? ', other away' : ''}`
    const name = `${kind} ${how}`.replaceAll(/,? /g, '-')
    cases.push({ name, kind, damage, stop, otherAway, outcomes, apply })
  }
  const stops: Stop[] = atRest.includes(kind) ? [] : ['under load']
  if (changing.includes(kind) || atRest.includes(kind)) stops.push('idle')
  for (const stop of stops) {
    const how = { stop, otherAway: false }
    if (flipped !== undefined) {
      for (const place of places) add(`bit ${place}`, flipped, (path) => flipBit(path, place), how)
    }
    // A write that the kill tore, and nothing that says what was promised: a vote may have stood there.
    const gone = (outcomes: readonly Outcome[]): readonly Outcome[] =>
      kind === 'watermark' && stop === 'under load' ? [...outcomes, ...joins] : outcomes
    if (cut !== undefined) add('cut in the middle', gone(cut), cutInTheMiddle, how)
    if (segments.includes(kind)) {
      add('cut behind a record', heals, cutBehindRecord, how)
      add('forgotten behind a record', heals, forgetBehindRecord, how)
    }
    add('deleted', gone(deleted), (path) => deleteAll(path), how)
  }
  if (kind === 'watermark') {
    const how = { stop: 'under load', otherAway: false } as const
    add('deleted with the log', joins, (path) => deleteAll(path, join(dirname(path), 'wal')), how)
  }
  const alone = { stop: 'idle', otherAway: true } as const
  if (segments.includes(kind)) {
    add('cut in the middle', heals, cutInTheMiddle, alone)
    add('cut behind a record', heals, cutBehindRecord, alone)
    add('forgotten behind a record', heals, forgetBehindRecord, alone)
  }
  if (segments.includes(kind) || kind === 'wal/') {
    add('deleted', heals, (path) => deleteAll(path), alone)
  }
  return cases
}

async function deleteAll(...paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true })
}
