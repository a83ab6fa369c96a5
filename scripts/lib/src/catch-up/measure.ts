import { seconds } from '../script/narration.ts'
import type { MeasuredFigures } from './catch-up-run.ts'
import { createFilledGroup } from './filled-group.ts'
import { joinUnderLoad } from './join-under-load.ts'
import { mebibytes } from './mebibytes.ts'
import { onePerCent } from './one-per-cent.ts'
import { replayAfterAbsence } from './replay-after-absence.ts'

export interface Measure {
  readonly entries: number
  /** Of the writers while the fourth peer joins. */
  readonly perSecond: number
  say(text: string): void
  readonly signal: AbortSignal
}

/** Of the log that is replayed, in a group of a million entries. */
const replayedShare = 0.2

/** A fourth peer joins a group under load; then it is away, once within the log and twice beyond it. */
export async function measure(options: Measure): Promise<MeasuredFigures> {
  const { entries, say, signal, perSecond } = options
  await using group = await createFilledGroup({ name: 'catch-up', entries, signal })
  say(`three voters hold ${entries} entries, and snapshots of them`)
  const common = { group, say, signal }
  const [peer, join] = await joinUnderLoad({ ...common, perSecond })
  say(`${peer.name} joined within ${seconds(join.joinMs)}`)
  const replayed = Math.ceil(entries * replayedShare)
  const replay = await replayAfterAbsence({ ...common, peer, entries: replayed })
  say(`${peer.name} replayed ${replayed} entries of the log within ${seconds(replay.replayMs)}`)
  const reuse = async (keys: 'consecutive' | 'random') => {
    const figures = await onePerCent({ ...common, peer, keys })
    const { fetchedBytes, stateBytes } = figures
    say(`${peer.name} fetched ${mebibytes(fetchedBytes)} of ${mebibytes(stateBytes)} MiB`)
    return figures
  }
  const consecutive = await reuse('consecutive')
  return { join, replay, consecutive, random: await reuse('random') }
}
