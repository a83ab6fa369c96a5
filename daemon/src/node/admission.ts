import type { CollectionsMachine, GroupState } from '@tesela/collections'
import { type Group, HaltedError, InviteRefusedError } from '@tesela/group'
import type { GroupAdmission, JoinedGroup } from '@tesela/network'
import { memberRecords } from './member-records.ts'

/** What the admission reads of a member. */
export interface AdmissionParts {
  readonly groupId: Uint8Array
  readonly name: string
  readonly incarnation: Uint8Array
  readonly secret: { readonly epoch: number; readonly secret: Uint8Array }
  readonly group: Pick<
    Group<GroupState>,
    'status' | 'whenApplied' | 'isMember' | 'admit' | 'onChange'
  >
  readonly machine: Pick<CollectionsMachine, 'revision' | 'logTime' | 'members' | 'invite'>
  /** Index up to which the log was known to be committed at the start, and is applied again by itself. */
  readonly committed: number
}

/** How long a peer's hello waits for this member to know its own state again; then the peer dials again. */
const replayMs = 2_000

/** Who may speak in the group: answered from its replicated state, or through its leader. */
export function createAdmission(parts: AdmissionParts): GroupAdmission {
  const { group, machine } = parts
  return {
    groupId: parts.groupId,
    incarnation: parts.incarnation,
    secret: () => parts.secret,
    position() {
      const { term, lastIndex, lastTerm } = group.status()
      return { term, lastTerm, lastIndex }
    },
    async isMember(replica) {
      // After a start the members are known only once the log that was known to be committed is applied again.
      if (machine.revision < parts.committed) await replayed(parts)
      return group.isMember(replica)
    },
    async inviteKey(inviteId, replica) {
      const key = keyOf(parts, inviteId, replica)
      if (key !== null || group.status().confirmed) return key
      // After a start it may not know yet of an invite that was made before.
      await confirmed(group)
      return keyOf(parts, inviteId, replica)
    },
    async admit(request) {
      try {
        await group.admit(request)
      } catch (error) {
        // Anything else (no leader, say) is no verdict: the joiner hears that it may try again.
        if (!(error instanceof InviteRefusedError)) throw error
        return { ok: false, reason: error.message }
      }
      return { ok: true, joined: welcome(parts) }
    },
  }
}

function keyOf({ machine }: AdmissionParts, inviteId: Uint8Array, replica: string) {
  const verdict = machine.invite(inviteId, machine.logTime)
  if (verdict.ok) return verdict.key
  // The answer to its admission was lost, or it crashed before it could keep it: it may ask again.
  return machine.members().has(replica) ? (verdict.spentKey ?? null) : null
}

/** Resolves when the member knows all that it knew before its start, or after a while. */
function confirmed(group: AdmissionParts['group']): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, replayMs)
  const stop = group.onChange(() => {
    if (group.status().confirmed) resolve()
  })
  return promise.finally(() => {
    clearTimeout(timer)
    stop()
  })
}

/** A member that halts on the way goes by the members that it knows: it still acknowledges and votes. */
async function replayed({ group, committed }: AdmissionParts): Promise<void> {
  try {
    await group.whenApplied(committed, { deadlineMs: replayMs })
  } catch (error) {
    if (!(error instanceof HaltedError)) throw error
  }
}

/** What a joiner is told once it is admitted. */
function welcome(parts: AdmissionParts): JoinedGroup {
  const members = memberRecords(parts.machine.members())
  return { name: parts.name, ...parts.secret, members }
}
