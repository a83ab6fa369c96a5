import { inviteEntry } from '@tesela/collections'
import { ConfContext } from '@tesela/protos/collections'
import { type Entry, encodeConfChange, type PersistBatch } from '@tesela/raft'
import { createLog, openLogStore } from '@tesela/storage'
import type { VolatileDisk } from '@tesela/storage/testing'
import type { Plan } from '../swarm/plan.ts'
import { logDirectory } from './node.ts'

/** Who a replica is. */
export interface Identity {
  readonly peerId: string
  readonly incarnation: Uint8Array
  readonly replica: string
  readonly role: 'voter' | 'observer'
  readonly reluctant: boolean
}

export const groupId = new Uint8Array(16).fill(7)
export const invites = {
  voter: new Uint8Array(16).fill(1),
  observer: new Uint8Array(16).fill(2),
} as const

export function identityOf(
  name: string,
  number: number,
  role: Identity['role'],
  reluctant = false,
): Identity {
  const incarnation = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, number)
  const replica = `${name}/${Buffer.from(incarnation).toString('hex')}`
  return { peerId: name, incarnation, replica, role, reluctant }
}

/**
 * The first entries of a group, committed in term 1: its members, one after the other, and two invites. A run begins
 * with them on every disk, so that it need not spend its events on making a group.
 */
export function foundingBatch(members: readonly Identity[], plan: Plan): PersistBatch {
  const entries: Entry[] = members.map((member, at) => ({
    term: 1,
    index: at + 1,
    type: 'conf',
    data: encodeConfChange({
      transition: 'auto',
      ops: [{ op: member.role === 'voter' ? 'addVoter' : 'addLearner', id: member.replica }],
      context: contextOf(member, at === 0 ? plan : null),
    }),
  }))
  for (const role of ['voter', 'observer'] as const) {
    const ttlMs = 1_000_000_000
    const key = new Uint8Array(32)
    const data = inviteEntry({
      inviteId: invites[role],
      key,
      role,
      readOnly: false,
      ttlMs,
      uses: 99,
    })
    entries.push({ term: 1, index: entries.length + 1, type: 'normal', data })
  }
  const hardState = { term: 1, vote: null, commit: entries.length }
  return {
    seq: 1,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState,
    snapshot: null,
    entries,
    after: [],
  }
}

function contextOf(
  { peerId, incarnation, role, reluctant }: Identity,
  genesisOf: Plan | null,
): Uint8Array {
  const record = {
    peerId,
    incarnation,
    addresses: [peerId],
    role,
    readOnly: false,
    reluctant,
  }
  const limits = {
    maxKeyBytes: 0,
    maxValueBytes: 0,
    maxCommandBytes: 0,
    maxCollections: 0,
    maxSessions: 0,
    sessionTtlMs: genesisOf?.sessionTtlMs ?? 0,
    sessionWindow: 0,
    sessionResultBytes: 0,
    sessionsResultBytes: 0,
  }
  const genesis = { groupId, name: 'simulated', format: 1, salt: new Uint8Array(32), limits }
  return ConfContext.encode({
    logTime: 0,
    members: [record],
    ...(genesisOf === null ? {} : { genesis }),
  })
}

/** Makes the log of a replica on its disk; a joiner's is empty. */
export async function writeLog(
  disk: VolatileDisk,
  batch: PersistBatch | null,
  segmentBytes: number,
): Promise<void> {
  await createLog(disk, logDirectory, { segmentBytes })
  if (batch === null) return
  const store = await openLogStore(disk, logDirectory, { segmentBytes })
  await store.persist(batch)
  await store.close()
}
