import { ConfContext } from '@tesela/protos/collections'
import { decodeConfChange, type Entry } from '@tesela/raft'
import type { StampOf } from './log-clock.ts'
import type { StateMachine } from './seams.ts'

/** Reads the log time that an entry carries: its prefix, or the context of a configuration change. */
export function stampReader(machine: Pick<StateMachine, 'stampOf'>): StampOf {
  return (entry) => {
    if (entry.data.length === 0) return null
    return entry.type === 'normal' ? machine.stampOf(entry.data) : confStamp(entry)
  }
}

function confStamp({ data }: Entry): number | null {
  try {
    const { logTime } = ConfContext.decode(decodeConfChange(data).context)
    return Number.isSafeInteger(logTime) ? logTime : null
  } catch {
    // Whatever is wrong with the entry is judged when it is applied; here it only tells no time.
    return null
  }
}
