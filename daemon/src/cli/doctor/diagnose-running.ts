import type { GroupStatus, StatusDocument } from '@tesela/client'
import type { Complaint, Diagnosis } from './diagnosis.ts'

/** By the beginning of what `health` says. What a peer itself advises counts before. */
const remedies: readonly (readonly [health: string, remedy: string])[] = [
  [
    'degraded(no leader',
    'see that a majority of the voters runs and reaches each other: `tesela status` shows who is away',
  ],
  ['degraded(the disk', 'see why the disk does not answer; it goes on by itself when it does'],
  ['degraded(refilling', 'see that a majority of the other voters is here, which give it back'],
  ['degraded(fetching', 'it fetches it from the others: `tesela status` shows how far it is'],
  [
    'degraded(its log contradicts',
    'see whether others say so, too, of the same leader, which is the one to replace then; else wait: this one is compared with the majority of the voters as the group writes on, and halted if they have the log of the leader',
  ],
  ['read-only(disk full', 'make room on the disk of the data directory; it goes on by itself then'],
  [
    'halted(state_diverged',
    'it repairs itself when a majority of the voters is here without it: `tesela status` shows how far it is',
  ],
]

/** Of a daemon that answers. */
export function diagnoseRunning({ group, damagedFiles }: StatusDocument): Diagnosis {
  const remarks: string[] = []
  if (damagedFiles > 0) remarks.push(`${damagedFiles} damaged files were set aside in damaged/`)
  if (group === null) {
    const remedy = 'make one with `tesela group create`, or `tesela join` one'
    return { complaints: [{ what: 'this peer is in no group', remedy }], remarks }
  }
  if (group.repair?.state === 'done') {
    const { times, atMost } = group.repair
    const often = `its state diverged and was repaired, ${times} of at most ${atMost} times`
    remarks.push(`${often}: see whether its machine is sound`)
  }
  return { complaints: complaintsOf(group), remarks }
}

function complaintsOf({ health, advice, catchUp }: GroupStatus): Complaint[] {
  const complaints: Complaint[] = []
  if (health !== 'ok' || advice !== null) {
    const [, known] = remedies.find(([beginning]) => health.startsWith(beginning)) ?? []
    complaints.push({ what: health, remedy: advice ?? known ?? '`tesela logs` says more' })
  }
  if (catchUp === null) return complaints
  const { strategy, phase, items, ofItems, waits } = catchUp
  const remedy =
    waits === null
      ? 'nothing is to be done: `tesela status` shows how far it is'
      : `it waits: ${waits}`
  const what = `it fetches what it lacks (${strategy}, ${phase}, ${items} of ${ofItems} items)`
  return [...complaints, { what, remedy }]
}
