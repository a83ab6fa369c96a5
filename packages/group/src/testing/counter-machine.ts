import { ConfContext } from '@tesela/protos/collections'
import { hexOf } from '../replica-id.ts'
import type {
  Admission,
  Capture,
  CapturedAt,
  InviteVerdict,
  MachineEntry,
  MachineResult,
  MemberView,
  StateInstaller,
  StateMachine,
  StateReader,
  StateRoots,
} from '../seams.ts'
import { installCounters, readCounters } from './counter-snapshot.ts'
import type { Counters, Executed } from './counters.ts'

/** Adds to a counter. The same `sequence` of a client is executed once. */
export interface Add {
  readonly client: string
  readonly sequence: number
  readonly key: string
  readonly add: number
}

/** What an invite gives, and how often it is good: always. */
export interface Invite {
  readonly role: 'voter' | 'observer'
  readonly readOnly: boolean
}

export interface CounterMachine extends StateMachine<Counters> {
  /** Everything applied, for comparison between members: index and what it did. */
  readonly history: readonly string[]
  /** Applying this index throws, and leaves no state. */
  explodesAt: number
  /** From this index on it counts one too much. */
  miscountsFrom: number
  /** Log time at which the next tick is wanted. */
  due: number | null
  /** All steps of `applySteps` at once, of which there is one. */
  apply(entries: readonly MachineEntry[]): readonly MachineResult[]
}

const PREFIX_BYTES = 8
/** Commands beyond it are judged in steps. */
const LARGE_BYTES = 16 * 1024
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** An unstamped entry: 8 bytes of log time, then JSON. */
export function addEntry(add: Add): Uint8Array {
  return entryOf(add)
}

/** The value of the counter after the command that the result answers. */
export function counted(result: Uint8Array): number {
  return JSON.parse(decoder.decode(result))
}

function entryOf(body: unknown): Uint8Array {
  const json = encoder.encode(JSON.stringify(body))
  const data = new Uint8Array(PREFIX_BYTES + json.length)
  data.set(json, PREFIX_BYTES)
  return data
}

function isMark(data: Uint8Array): boolean {
  const body = decoder.decode(data.subarray(PREFIX_BYTES))
  return body === '"mark"' || body === '"kept mark"'
}

function isKeptMark(data: Uint8Array): boolean {
  return decoder.decode(data.subarray(PREFIX_BYTES)) === '"kept mark"'
}

function logTimeOf(data: Uint8Array): number {
  return Number(new DataView(data.buffer, data.byteOffset).getBigUint64(0, true))
}

/** A tiny machine of counters with sessions, for tests of the group. Invites are known by their id in hexadecimal digits. */
export function createCounterMachine(invites: ReadonlyMap<string, Invite>): CounterMachine {
  return new Machine(invites)
}

class Machine implements CounterMachine {
  readonly #invites: ReadonlyMap<string, Invite>
  #values: ReadonlyMap<string, number> = new Map()
  #members: ReadonlyMap<string, MemberView> = new Map()
  #removed: ReadonlySet<string> = new Set()
  #sessions: Map<string, Executed> = new Map()
  /** Whether a captured state has the same map of sessions: a benchmark makes too many of them to copy it every time. */
  #sharesSessions = false
  #groupId: Uint8Array = new Uint8Array(0)
  readonly history: string[] = []
  #captures: readonly Capture<Counters>[] = []
  explodesAt = Number.POSITIVE_INFINITY
  #exploded = false
  miscountsFrom = Number.POSITIVE_INFINITY
  due: number | null = null
  revision = 0
  logTime = 0

  constructor(invites: ReadonlyMap<string, Invite>) {
    this.#invites = invites
  }

  applySteps(entries: readonly MachineEntry[]): Iterator<void, readonly MachineResult[]> {
    return { next: () => ({ done: true, value: this.apply(entries) }) }
  }

  apply(entries: readonly MachineEntry[]): readonly MachineResult[] {
    return entries.map((entry) => {
      if (entry.index !== this.revision + 1) throw new Error(`gap before ${entry.index}`)
      if (entry.index >= this.explodesAt) {
        this.#exploded = true
        throw new Error('a bug in apply')
      }
      const applied = this.#applyOne(entry)
      this.revision = entry.index
      if (entry.type === 'normal' && isMark(entry.data)) {
        const capture = { anchor: entry.index, state: this.capture() }
        this.#captures = [...this.#captures, capture].slice(-2)
      }
      return applied
    })
  }

  capture(): Counters {
    if (this.#exploded) throw new Error('no state is left')
    this.#sharesSessions = true
    return {
      values: this.#values,
      sessions: this.#sessions,
      members: this.#members,
      removed: this.#removed,
      revision: this.revision,
      logTime: this.logTime,
      groupId: this.#groupId,
    }
  }

  isMark(data: Uint8Array): boolean {
    return isMark(data)
  }

  query({ values }: Counters, request: Uint8Array): Uint8Array {
    return encoder.encode(JSON.stringify(values.get(decoder.decode(request)) ?? 0))
  }

  admissible(data: Uint8Array): ReturnType<StateMachine['admissible']> {
    const bad = (message: string): Admission => ({
      ok: false,
      code: 'invalid_command',
      message,
      details: {},
    })
    if (data.length <= LARGE_BYTES) {
      return data.length > PREFIX_BYTES ? { ok: true } : bad('an empty command')
    }
    return (function* (): Generator<void, Admission> {
      for (const byte of data.subarray(PREFIX_BYTES)) {
        if (byte === 0) return bad('no command')
        yield
      }
      return { ok: true }
    })()
  }

  stamp(data: Uint8Array, logTime: number): void {
    new DataView(data.buffer, data.byteOffset).setBigUint64(0, BigInt(logTime), true)
  }

  stampOf(data: Uint8Array): number | null {
    return data.length > PREFIX_BYTES ? logTimeOf(data) : null
  }

  nextDue(): number | null {
    return this.due
  }

  tick(): Uint8Array {
    return entryOf('tick')
  }

  isKeptMark(data: Uint8Array): boolean {
    return isKeptMark(data)
  }

  mark(kept: boolean): Uint8Array {
    return entryOf(kept ? 'kept mark' : 'mark')
  }

  captures(): readonly Capture<Counters>[] {
    return this.#captures
  }

  /** A counter is a collection. */
  *roots(state: Counters, at: CapturedAt): Generator<void, StateRoots> {
    const steps = this.reader(state, at).digest()
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value.roots
      yield
    }
  }

  reader(state: Counters, at: CapturedAt): StateReader {
    return readCounters(state, at)
  }

  installer(header: Uint8Array): StateInstaller<Counters> {
    return installCounters(header)
  }

  install(state: Counters): void {
    this.#values = state.values
    this.#sessions = new Map(state.sessions)
    this.#sharesSessions = false
    this.#members = state.members
    this.#removed = state.removed
    this.revision = state.revision
    this.logTime = state.logTime
    this.#groupId = state.groupId
    this.#captures = []
  }

  members(): ReadonlyMap<string, MemberView> {
    return this.#members
  }

  wasRemoved(replica: string): boolean {
    return this.#removed.has(replica)
  }

  invite(inviteId: Uint8Array): InviteVerdict {
    const invite = this.#invites.get(hexOf(inviteId))
    return invite === undefined ? { ok: false, reason: 'no such invite' } : { ok: true, ...invite }
  }

  #applyOne(entry: MachineEntry): MachineResult {
    if (entry.type === 'conf') return this.#applyConf(entry)
    if (entry.type === 'empty') return { result: new Uint8Array(0), accept: true }
    this.logTime = Math.max(this.logTime, logTimeOf(entry.data))
    const body = JSON.parse(decoder.decode(entry.data.subarray(PREFIX_BYTES)))
    if (body === 'mark' || body === 'kept mark') return { result: new Uint8Array(0), accept: true }
    if (body === 'tick') {
      this.due = null
      this.history.push(`${entry.index} tick at ${this.logTime}`)
      return { result: new Uint8Array(0), accept: true }
    }
    return this.#add(entry.index, body)
  }

  #add(index: number, { client, sequence, key, add }: Add): MachineResult {
    const session = this.#sessions.get(client)
    if (session !== undefined && session.sequence >= sequence) return { ...session, accept: true }
    const value = (this.#values.get(key) ?? 0) + add + (index < this.miscountsFrom ? 0 : 1)
    this.#values = new Map(this.#values).set(key, value)
    const result = encoder.encode(JSON.stringify(value))
    if (this.#sharesSessions) this.#sessions = new Map(this.#sessions)
    this.#sharesSessions = false
    this.#sessions.set(client, { sequence, revision: index, result })
    this.history.push(`${index} ${client}/${sequence}: ${key} = ${value}`)
    return { result, accept: true }
  }

  #applyConf({ index, ops, context }: Extract<MachineEntry, { type: 'conf' }>): MachineResult {
    const { members, logTime, genesis } = ConfContext.decode(context)
    // A copy: what was decoded is a view into the entry.
    if (genesis !== undefined) this.#groupId = new Uint8Array(genesis.groupId)
    this.logTime = Math.max(this.logTime, logTime)
    const next = new Map(this.#members)
    for (const record of members) {
      const id = `${record.peerId}/${hexOf(record.incarnation)}`
      next.set(id, {
        id,
        addresses: record.addresses,
        role: record.role === 'observer' ? 'observer' : 'voter',
        readOnly: record.readOnly,
        reluctant: record.reluctant,
        since: next.get(id)?.since ?? index,
      })
    }
    for (const { op, id } of ops) {
      if (op === 'remove' && next.delete(id)) this.#removed = new Set(this.#removed).add(id)
    }
    this.#members = next
    this.history.push(`${index} ${ops.map(({ op, id }) => `${op} ${id}`).join(', ')}`)
    return { result: new Uint8Array(0), accept: true }
  }
}
