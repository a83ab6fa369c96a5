import type { Due } from './deadlines.ts'
import { editsInStep } from './edits-in-step.ts'
import type { GroupDraft } from './group-draft.ts'
import type { Steps } from './steps.ts'

/** What one entry may expire: a tick costs little, whatever a long silence has gathered. */
const expiriesPerEntry = 128

/** Drops what is due at the draft's log time, in the order of the deadlines. */
export function* expire(draft: GroupDraft): Steps<void> {
  for (let count = 0; count < expiriesPerEntry; count++) {
    if (count % editsInStep === editsInStep - 1) yield
    const due = draft.deadlines.take(draft.logTime)
    if (due === null) return
    expireOne(draft, due)
  }
}

function expireOne(draft: GroupDraft, due: Due): void {
  switch (due.of) {
    case 'invite':
      draft.invites = draft.invites.delete(due.id)
      return
    case 'session': {
      const session = draft.session(due.id)
      if (session !== undefined) draft.dropSession(session)
      return
    }
    case 'map':
      // One entry a turn: what else is due in the map takes its place in the order again.
      draft.expireFirst(due.name)
  }
}
