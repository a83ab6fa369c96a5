import type { Entry, EntryId, PersistBatch, ReplicaId, Term } from '../types.ts'
import type { Handed } from './committed-queue.ts'
import type { EtcdMessage } from './etcd-message.ts'
import type { InFlight } from './in-flight.ts'

/** What the append thread has to write, and what it answers then. */
export interface AppendWork {
  readonly message: EtcdMessage
  readonly batch: PersistBatch | null
  readonly responses: readonly InFlight[]
}

/** What the apply thread has to apply, and what it answers then. */
export interface ApplyWork {
  readonly message: EtcdMessage
  readonly entries: readonly Entry[]
  readonly responses: readonly InFlight[]
}

const nowhere: EntryId = { term: 0, index: 0 }

export function appendWork(
  id: ReplicaId,
  batch: PersistBatch | null,
  responses: readonly InFlight[],
): AppendWork {
  const hardState = batch?.hardState
  const message: EtcdMessage = {
    from: id,
    to: 'AppendThread',
    type: 'MsgStorageAppend',
    term: hardState?.term ?? 0,
    log: nowhere,
    commit: hardState?.commit ?? 0,
    vote: hardState?.vote ?? null,
    entries: batch?.entries ?? [],
    snapshot: batch?.snapshot ?? null,
  }
  return { message, batch, responses }
}

/** `id` is the last entry that the answer speaks for; null: none. */
export function writtenResponse(
  to: ReplicaId,
  term: Term,
  batch: PersistBatch | null,
  id: EntryId | null,
): InFlight {
  const snapshot = batch?.snapshot ?? null
  return {
    message: {
      from: 'AppendThread',
      to,
      type: 'MsgStorageAppendResp',
      term,
      log: id ?? nowhere,
      snapshot,
    },
    effect: { kind: 'written', term, id, seq: batch?.seq ?? null, snapshot },
  }
}

export function applyWork(id: ReplicaId, { entries, size }: Handed): ApplyWork {
  const index = entries.at(-1)?.index ?? 0
  const base = { term: 0, log: nowhere, entries }
  const response: InFlight = {
    message: { ...base, from: 'ApplyThread', to: id, type: 'MsgStorageApplyResp' },
    effect: { kind: 'applied', index, size },
  }
  const message = { ...base, from: id, to: 'ApplyThread', type: 'MsgStorageApply' } as const
  return { message, entries, responses: [response] }
}

/** As it is printed before it is done. */
export const withResponses = ({ message, responses }: AppendWork | ApplyWork): EtcdMessage => ({
  ...message,
  responses: responses.map((response) => response.message),
})
