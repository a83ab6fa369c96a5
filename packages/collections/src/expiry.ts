import type { GroupDraft } from './group-draft.ts'

/** What one entry may expire: a tick costs little, whatever a long silence has gathered. */
const expiriesPerEntry = 128

/** Drops what is due at the draft's log time, in the order of the deadlines. */
export function expire(draft: GroupDraft): void {
  if (draft.deadlines.earliest > draft.logTime) return
  for (let count = 0; count < expiriesPerEntry; count++) {
    const due = draft.deadlines.take(draft.logTime)
    if (due === null) return
    if (due.of === 'invite') draft.invites = draft.invites.delete(due.id)
    else {
      const session = draft.session(due.id)
      if (session !== undefined) draft.dropSession(session)
    }
  }
}
