import type { Mutation } from './mutation.ts'
import { changes } from './table/changes.ts'
import { cores } from './table/cores.ts'
import { crashes } from './table/crashes.ts'
import { disks } from './table/disks.ts'
import { divergences } from './table/divergences.ts'
import { elections } from './table/elections.ts'
import { kinds } from './table/kinds.ts'
import { members } from './table/members.ts'
import { outcomes } from './table/outcomes.ts'
import { reads } from './table/reads.ts'
import { replays } from './table/replays.ts'
import { replication } from './table/replication.ts'
import { rows } from './table/rows.ts'
import { runs } from './table/runs.ts'
import { sessions } from './table/sessions.ts'
import { snapshots } from './table/snapshots.ts'
import { watermark } from './table/watermark.ts'

/** Every deliberate bug. */
export const mutations: readonly Mutation[] = [
  ...elections,
  ...replication,
  ...members,
  ...changes,
  ...reads,
  ...outcomes,
  ...disks,
  ...cores,
  ...kinds,
  ...snapshots,
  ...divergences,
  ...replays,
  ...sessions,
  ...crashes,
  ...rows,
  ...runs,
  ...watermark,
]
