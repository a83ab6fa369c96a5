import { encodeConfChange } from '../conf/codec.ts'
import { createRaft } from '../core.ts'
import { createRandom, type Random } from '../random.ts'
import type {
  ConfChange,
  Config,
  ConfOp,
  Entry,
  Message,
  Output,
  RaftCore,
  ReplicaId,
} from '../types.ts'
import { LossyDisk } from './lossy-disk.ts'
import { Witness } from './witness.ts'

interface Member {
  readonly id: ReplicaId
  readonly disk: LossyDisk
  core: RaftCore
  now: number
  /** Handed to the state machine and not answered. */
  applying: Entry[]
  loads: Output['load'][number][]
}

const ids = ['a', 'b', 'c', 'd'] as const
const operations = ['addVoter', 'addVoter', 'addLearner', 'remove'] as const
const transitions = ['auto', 'auto', 'auto', 'implicit', 'explicit'] as const
/** How far messages overtake each other. */
const reordering = 12

/**
 * Real cores on lossy disks, over a network that loses, repeats and reorders; one of them has made the group, the
 * others join by configuration changes. Everything that happens is drawn from one seed; a witness checks it all.
 */
export class ChaoticCluster {
  readonly witness = new Witness()
  readonly #random: Random
  readonly #members: Member[]
  #messages: Message[] = []
  #ctx = 0
  /** Nothing from or to this one arrives. */
  #cutOff: ReplicaId | null = null

  constructor(seed: number) {
    this.#random = createRandom(seed)
    this.#members = ids.map((id) => this.#found(id))
    // Most runs begin with three voters.
    for (const id of ids.slice(1, 2 + this.#random.below(3))) {
      this.heal(80)
      for (const member of this.#members) this.#changeConf(member, 'auto', [{ op: 'addVoter', id }])
    }
    this.heal(10)
  }

  #found(id: ReplicaId): Member {
    const isFounder = id === ids[0]
    const data = encodeConfChange({
      transition: 'auto',
      ops: [{ op: 'addVoter', id }],
      context: new Uint8Array(0),
    })
    const disk = isFounder
      ? new LossyDisk({ term: 1, vote: null, commit: 1 }, [
          { term: 1, index: 1, type: 'conf', data },
        ])
      : new LossyDisk({ term: 0, vote: null, commit: 0 }, [])
    return { id, disk, core: this.#boot(id, disk), now: 0, applying: [], loads: [] }
  }

  #boot(id: ReplicaId, disk: LossyDisk): RaftCore {
    const config: Config = {
      id,
      seed: this.#random.below(2 ** 31),
      electionMs: 300,
      heartbeatMs: 50,
      preVote: true,
      checkQuorum: true,
      maxMsgBytes: 4,
      maxInflightMsgs: 3,
      maxInflightBytes: 64,
      maxUncommittedBytes: 64,
      maxApplyBytes: 8,
      maxCachedBytes: 8,
      catchUpBytes: Number.MAX_SAFE_INTEGER,
      stepDownOnRemoval: true,
      handOffOnRemoval: true,
      leaseReads: false,
      reluctantFactor: 3,
      diskStallMs: Number.MAX_SAFE_INTEGER,
    }
    return createRaft(config, disk.recover(this.#random.below(6)))
  }

  run(steps: number): void {
    for (let i = 0; i < steps; i++) this.#act(this.#pick(this.#members))
  }

  /** Nothing goes wrong any more. Gives the members that are voters at the end. */
  heal(rounds: number): readonly RaftCore[] {
    for (let round = 0; round < rounds; round++) {
      for (const member of this.#members) {
        member.now += 25
        this.#step(member, { in: 'tick', now: member.now })
        while (member.disk.isBusy || member.applying.length > 0 || member.loads.length > 0) {
          this.#finishDisk(member)
          this.#finishApply(member)
          this.#finishLoads(member)
        }
      }
      for (const msg of this.#messages.splice(0)) this.#deliver(msg)
    }
    return this.#members
      .map(({ core }) => core)
      .filter((core) => core.status().conf.voters.length > 0)
  }

  propose(): void {
    for (const member of this.#members) this.#propose(member)
  }

  #act(member: Member): void {
    const dice = this.#random.below(1000)
    if (dice < 550) this.#network()
    else if (dice < 680) this.#finishDisk(member)
    else if (dice < 820) this.#repeat(() => this.#finishApply(member))
    else if (dice < 850) this.#repeat(() => this.#finishLoads(member))
    else if (dice < 900) this.#tick(member)
    else if (dice < 955) this.#propose(member)
    else if (dice < 967)
      this.#step(member, { in: 'readIndex', ctx: this.#read(), policy: 'quorum' })
    else if (dice < 980) this.#changeAnything(member)
    else if (dice < 983) this.#crash(member)
    else if (dice < 986) this.#step(member, { in: 'campaign' })
    else if (dice < 988) this.#step(member, { in: 'unreachable', peer: this.#pick(ids) })
    else if (dice < 990) this.#step(member, { in: 'forgetLeader' })
    else if (dice < 992) this.#cutOff = member.id
    else this.#cutOff = null
  }

  #tick(member: Member): void {
    member.now += this.#random.below(60)
    this.#step(member, { in: 'tick', now: member.now })
  }

  #propose(member: Member): void {
    const data = [new TextEncoder().encode(`${member.id}${++this.#ctx}`)]
    this.#step(member, { in: 'propose', ctx: this.#ctx, data })
  }

  #read(): number {
    this.#ctx++
    this.witness.asked(this.#ctx)
    return this.#ctx
  }

  /** Mostly one operation; several, or a transition that is asked for, make the configuration joint. */
  #changeAnything(member: Member): void {
    const count = this.#pick([0, 1, 1, 1, 2, 3])
    const ops = Array.from({ length: count }, () => ({
      op: this.#pick(operations),
      id: this.#pick(ids),
    }))
    this.#changeConf(member, this.#pick(transitions), ops)
  }

  #changeConf(member: Member, transition: ConfChange['transition'], ops: readonly ConfOp[]): void {
    const change = { transition, ops, context: new Uint8Array(0) }
    this.#step(member, { in: 'proposeConf', ctx: ++this.#ctx, change })
  }

  #repeat(action: () => void): void {
    for (let times = this.#random.below(8); times >= 0; times--) action()
  }

  #crash(member: Member): void {
    member.disk.crash(this.#random)
    member.applying = []
    member.loads = []
    member.core = this.#boot(member.id, member.disk)
    this.witness.restarted(member.id)
    const { term, index } = member.core.status().last
    for (const other of this.#members) {
      if (other !== member)
        this.#step(other, { in: 'peerBooted', peer: member.id, last: { term, index } })
    }
    this.#drain(member)
  }

  #network(): void {
    if (this.#messages.length === 0) return
    const at = this.#random.below(Math.min(reordering, this.#messages.length))
    const dice = this.#random.below(20)
    const [msg] = dice === 0 ? this.#messages.slice(at, at + 1) : this.#messages.splice(at, 1)
    if (msg === undefined || dice === 1) return
    if (msg.from !== this.#cutOff && msg.to !== this.#cutOff) this.#deliver(msg)
  }

  #deliver(msg: Message): void {
    const member = this.#members.find(({ id }) => id === msg.to)
    if (member !== undefined) this.#step(member, { in: 'message', msg })
  }

  #finishDisk(member: Member): void {
    const finished = member.disk.finishOne()
    if (finished === null) return
    this.#messages.push(...finished.released)
    this.witness.wrote(member.disk.durable.entries)
    this.#step(member, { in: 'persisted', seq: finished.seq })
  }

  #finishApply(member: Member): void {
    const entry = member.applying.shift()
    if (entry === undefined) return
    this.witness.applied(member.id, entry)
    if (entry.type === 'conf') {
      // The state machine's verdict is the same everywhere.
      this.#step(member, { in: 'confApplied', index: entry.index, accept: entry.index % 5 !== 0 })
    }
    this.#step(member, { in: 'applied', index: entry.index })
  }

  #finishLoads(member: Member): void {
    const load = member.loads.shift()
    if (load === undefined) return
    const entries = member.disk.read(load.from, 1 + this.#random.below(4))
    this.#step(member, { in: 'entriesLoaded', to: load.to, from: load.from, entries })
  }

  #step(member: Member, input: Parameters<RaftCore['step']>[0]): void {
    member.core.step(input)
    // Some outputs wait, so that several inputs share one.
    if (this.#random.below(3) > 0) this.#drain(member)
    this.witness.saw(member.id, member.core.status())
  }

  #drain(member: Member): void {
    while (member.core.hasOutput()) {
      const { send, persist, apply, load, reads } = member.core.takeOutput()
      this.#messages.push(...send)
      if (persist !== null) member.disk.persist(persist)
      member.applying.push(...(apply?.entries ?? []))
      member.loads.push(...load)
      for (const read of reads) this.witness.answered(read.ctx, read.index)
    }
  }

  #pick<T>(from: readonly T[]): T {
    const picked = from[this.#random.below(from.length)]
    if (picked === undefined) throw new RangeError('nothing to pick from')
    return picked
  }
}
