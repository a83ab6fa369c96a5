import type { StatusDocument } from '@tesela/client'
import { createStateMachine, encloseEntry, entryKinds } from '@tesela/collections'
import { systemClock } from '../../node/clock.ts'
import { HeldSnapshots } from '../../node/held-snapshots.ts'
import type {
  DaemonService,
  ReadAnswer,
  ReadRequest,
  RequestOptions,
  WriteEntry,
  WriteResult,
} from '../../service.ts'
import { IpcRefusal } from '../errors.ts'
import { holdSample } from './sample-snapshot.ts'

/** What stands between the caller and the state: the default hands on, a misbehaving one does not. */
interface Script {
  write?: (attempt: WriteAttempt) => Promise<readonly WriteResult[]>
  read?: (attempt: ReadAttempt) => Promise<ReadAnswer>
}

export interface WriteAttempt {
  /** 1 for the first write that this service was asked for. */
  readonly number: number
  readonly entries: readonly WriteEntry[]
  readonly options: RequestOptions
  /** Executes the entries, as often as it is called. */
  execute(): readonly WriteResult[]
}

interface ReadAttempt {
  readonly number: number
  readonly request: ReadRequest
  readonly options: RequestOptions
  execute(): ReadAnswer
}

/** The service of a group of one, without log and network: the real state machine, applied at once. */
export interface SolitaryService extends DaemonService {
  script: Script
  /** Every write that arrived, its bytes copied. */
  readonly writes: readonly (readonly WriteEntry[])[]
  readonly reads: readonly ReadRequest[]
  /** Moves log time, by which sessions expire. */
  passTime(milliseconds: number): void
}

export function createSolitaryService(): SolitaryService {
  const machine = createStateMachine()
  const writes: WriteEntry[][] = []
  const reads: ReadRequest[] = []
  const pinned = new Map<number, ReturnType<typeof machine.capture>>()
  const sleeping = new Set<() => void>()
  let logTime = 0

  /** Resolves when the state reflects the revision that the read names. The server ends the wait in vain. */
  const applied = async ({ atLeast }: ReadRequest): Promise<void> => {
    while (machine.revision < atLeast) {
      const { promise, resolve } = Promise.withResolvers<void>()
      sleeping.add(resolve)
      await promise
    }
  }

  const execute = (entries: readonly WriteEntry[]): WriteResult[] =>
    entries.map(({ kind, body }) => {
      const data = encloseEntry(entryKinds[kind], body)
      machine.stamp(data, logTime)
      const index = machine.revision + 1
      const [answer] = machine.apply([{ type: 'normal', index, data }])
      for (const wake of sleeping) wake()
      sleeping.clear()
      return { revision: index, result: answer?.result ?? new Uint8Array() }
    })

  const answer = ({ query, pinned: at, pin }: ReadRequest): ReadAnswer => {
    const state = at === null ? machine.capture() : pinned.get(at)
    if (state === undefined) throw new IpcRefusal('compacted', 'that revision is not held')
    const revision = at ?? machine.revision
    if (pin) pinned.set(revision, state)
    return { revision, answer: machine.query(state, query), stale: false }
  }

  const held = new HeldSnapshots(systemClock, 60_000)
  const service: SolitaryService = {
    script: {},
    writes,
    reads,
    passTime(milliseconds) {
      logTime += milliseconds
    },
    write(_group, entries, writer) {
      writes.push(entries.map(({ kind, body }) => ({ kind, body: new Uint8Array(body) })))
      const number = writes.length
      const attempt = { number, entries, options: writer, execute: () => execute(entries) }
      const scripted = service.script.write?.(attempt)
      if (scripted === undefined) writer.committed(execute(entries))
      else
        scripted.then(
          (results) => writer.committed(results),
          (error) => writer.failed(error),
        )
    },
    async read(_group, request, options) {
      reads.push(request)
      const attempt = { number: reads.length, request, options, execute: () => answer(request) }
      if (service.script.read !== undefined) return service.script.read(attempt)
      await applied(request)
      return answer(request)
    },
    status: async () => status,
    async stateRoots(_group, at) {
      if (at !== null) throw new IpcRefusal('compacted', 'there is no mark')
      const digest = new Uint8Array(32).fill(7)
      const collections = [{ name: 'c', root: digest }]
      return {
        revision: machine.revision,
        term: 1,
        root: digest,
        header: digest,
        sessions: digest,
        collections,
      }
    },
    async holdSnapshot(_group, fresh) {
      const snapshot = holdSample(fresh ? machine.revision : 1, () => undefined)
      held.add(snapshot)
      const { anchor, term, manifest, leaves, bytes } = snapshot
      const root = new Uint8Array(32).fill(7)
      return { anchor, term, root, manifestBytes: manifest.length, leaves, bytes }
    },
    readSnapshot: (_group, request) => held.read(request),
    releaseSnapshot: async (_group, name) => held.release(name),
    createGroup: async (name) => ({ group: name, addresses: ['/memory/1'], invite: 'tesela:x' }),
    invite: async (_group, terms) => ({ invite: `tesela:${terms.role}`, inviteId: 'abc' }),
    revokeInvite: async () => undefined,
    async join(_request, progress) {
      for (const phase of ['dialling', 'admitted', 'catching-up', 'online'] as const) {
        progress({ phase, applied: 1, target: 2, bytes: 3, rate: 4, message: phase })
      }
    },
  }
  return service
}

const status: StatusDocument = {
  peerId: 'peer',
  version: '0',
  pid: 1,
  uptimeMs: 1,
  addresses: [],
  eventLoopDelayP99Ms: null,
  eventLoopDelayMaxMs: null,
  damagedFiles: 0,
  group: null,
}
