/** Feeds a machine as a leader would: indices in order, every entry stamped. */
import {
  Answer,
  type CollectionOptions,
  type Command,
  ConfContext,
  type MapCommand,
  type MemberRecord,
  Query,
  Result,
} from '@tesela/protos/collections'
import {
  type CollectionsMachine,
  type ConfEntryOp,
  commandEntry,
  createStateMachine,
  type MachineEntry,
  openSessionEntry,
  replicaIdOf,
  type StateMachineOptions,
} from '../index.ts'

export interface Driver {
  readonly machine: CollectionsMachine
  /** Log time of the next entries, milliseconds. */
  now: number
  /** Everything that was applied. */
  readonly entries: readonly MachineEntry[]
  apply(data: Uint8Array): Result
  /** The undecoded result. */
  applyRaw(data: Uint8Array): Uint8Array
  conf(
    ops: readonly ConfEntryOp[],
    context?: Partial<ConfContext>,
  ): { accept: boolean; result: Result }
  open(seed?: number): number
  /** A write of a session of its own, which acknowledges everything before. */
  write(command: Partial<Command>): Result
  map(collection: string, command: MapCommand): Result
  /** Makes collection `c`, or another one. */
  create(kind: string, options?: Partial<CollectionOptions>, collection?: string): Result
  ask(query: Partial<Query>): Answer
}

export function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

export function text(of: Uint8Array | undefined): string | undefined {
  return of === undefined ? undefined : Buffer.from(of).toString('latin1')
}

/** 16 bytes. */
export function sessionKey(seed: number): Uint8Array {
  return new Uint8Array(16).fill(seed >> 8, 0, 8).fill(seed & 0xff, 8)
}

export function member(seed: number, role = 'voter'): MemberRecord & { id: string } {
  const incarnation = new Uint8Array(8).fill(seed)
  const record = {
    peerId: `peer-${seed}`,
    incarnation,
    addresses: [`/ip4/127.0.0.1/tcp/${seed}`],
    role,
    readOnly: false,
    reluctant: false,
  }
  return { ...record, id: replicaIdOf(record) }
}

export function drive(options: StateMachineOptions = {}): Driver {
  const machine = createStateMachine(options)
  const entries: MachineEntry[] = []
  let own = 0
  let sequence = 0

  function feed(entry: MachineEntry) {
    entries.push(entry)
    const [answer] = machine.apply([entry])
    if (answer === undefined) throw new Error('no result')
    return answer
  }

  const driver: Driver = {
    machine,
    now: 1000,
    entries,
    applyRaw(data) {
      machine.stamp(data, driver.now)
      return feed({ type: 'normal', index: machine.revision + 1, data }).result
    },
    apply(data) {
      return Result.decode(driver.applyRaw(data))
    },
    conf(ops, context = {}) {
      const encoded = ConfContext.encode({ logTime: driver.now, ...context })
      const index = machine.revision + 1
      const { accept, result } = feed({ type: 'conf', index, ops, context: encoded })
      return { accept, result: Result.decode(result) }
    },
    open(seed = 1) {
      return driver.apply(openSessionEntry(sessionKey(seed))).session ?? 0
    },
    write(fields) {
      if (own === 0) own = driver.open(250)
      sequence++
      return driver.apply(
        commandEntry({
          collection: 'c',
          ...fields,
          session: own,
          sequence,
          acknowledgedThrough: sequence - 1,
        }),
      )
    },
    map(collection, map) {
      return driver.write({ collection, map })
    },
    create(kind, options = {}, collection = 'c') {
      const complete = { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0, ...options }
      return driver.write({ collection, create: { kind, options: complete } })
    },
    ask(query) {
      return Answer.decode(machine.query(machine.capture(), Query.encode(query)))
    },
  }
  return driver
}
