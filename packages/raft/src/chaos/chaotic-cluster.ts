import { encodeConfChange } from '../conf/codec.ts'
import { isAtOrBehind, noEntry } from '../entry-id.ts'
import { createRandom, type Random } from '../random.ts'
import type { SnapshotOffer } from '../replica.ts'
import type { ConfChange, ConfOp, Entry, Message, ReplicaId, SnapshotMeta } from '../types.ts'
import { ChaosMember } from './chaos-member.ts'
import { type ChaosPlan, drawChaosPlan } from './chaos-plan.ts'
import { LossyDisk } from './lossy-disk.ts'
import { Witness } from './witness.ts'

const ids = ['a', 'b', 'c', 'd'] as const
const operations = ['addVoter', 'addVoter', 'addLearner', 'remove'] as const
const transitions = ['auto', 'auto', 'auto', 'implicit', 'explicit'] as const
/** How far messages overtake each other. */
const reordering = 12
/** Snapshots that may still arrive. */
const rememberedSnapshots = 12

/**
 * Real cores on lossy disks, over a network that loses, repeats and reorders; one of them has made the group, the
 * others join by configuration changes. Everything that happens is drawn from one seed; a witness checks it all.
 */
export class ChaoticCluster {
  readonly witness = new Witness()
  readonly plan: ChaosPlan
  readonly #random: Random
  readonly #members: readonly ChaosMember[]
  #messages: Message[] = []
  #snapshots: SnapshotOffer[] = []
  #ctx = 0
  #time = 0
  /** Nothing from or to this one arrives. */
  #cutOff: ReplicaId | null = null
  /** What comes from this one waits. */
  #delayed: ReplicaId | null = null
  /** Lost a part of what it had promised, and has not been given it again. */
  #damaged: ChaosMember | null = null
  damages = 0

  constructor(seed: number) {
    this.#random = createRandom(seed)
    this.plan = drawChaosPlan(this.#random)
    this.#members = ids.map((id) => this.#found(id))
    // Most runs begin with three voters.
    for (const id of ids.slice(1, 2 + this.#random.below(3))) {
      this.heal(80)
      for (const member of this.#members) this.#changeConf(member, 'auto', [{ op: 'addVoter', id }])
    }
    this.heal(10)
  }

  #found(id: ReplicaId): ChaosMember {
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
    return new ChaosMember(id, disk, this.plan.settings, this.#random, this.witness, (messages) =>
      this.#messages.push(...messages),
    )
  }

  run(steps: number): void {
    for (let i = 0; i < steps; i++) {
      this.#time += this.#random.below(2)
      const member = this.#pick(this.#members)
      if (member.pausedUntil > this.#time) continue
      if (member.wasPaused) this.#wake(member)
      else this.#act(member)
    }
  }

  /** Somebody asked while it stood still, and is answered before anything else that waits is taken up. */
  #wake(member: ChaosMember): void {
    member.wasPaused = false
    this.#ask(member, 'lease')
  }

  /** Nothing goes wrong any more. Gives the members that belong to the group at the end. */
  heal(rounds: number): readonly ChaosMember[] {
    this.#cutOff = null
    this.#delayed = null
    for (const member of this.#members) {
      member.isHung = false
      member.pausedUntil = 0
      member.wasPaused = false
    }
    for (let round = 0; round < rounds; round++) {
      this.#time += 25
      for (const member of this.#members) {
        this.#tick(member)
        this.#endCatchUps(member)
        while (member.isBusy) {
          member.finishDisk()
          member.finishWork()
          member.finishLoad()
        }
      }
      for (const msg of this.#messages.splice(0)) this.#deliver(msg)
    }
    return this.#members.filter(({ core }) => core.status().conf.voters.length > 0)
  }

  propose(): void {
    for (const member of this.#members) this.#propose(member)
  }

  #act(member: ChaosMember): void {
    const dice = this.#random.below(1000)
    if (dice < 500) this.#network()
    else if (dice < 620) member.finishDisk()
    else if (dice < 740) this.#repeat(() => member.finishWork())
    else if (dice < 770) this.#repeat(() => member.finishLoad())
    else if (dice < 850) this.#tick(member)
    else if (dice < 900) this.#propose(member)
    else if (dice < 930) this.#read(member)
    else if (dice < 942) this.#changeAnything(member)
    else if (dice < 945) this.#crash(member)
    else if (dice < 948) this.#disturb(member)
    else if (dice < 950) member.step({ in: 'unreachable', peer: this.#pick(ids) })
    else if (dice < 955) this.#lead(member)
    else if (dice < 994) this.#catchUp(member)
    else this.#hold(member)
  }

  /** Something stands still for a while, or moves on. */
  #hold(member: ChaosMember): void {
    const dice = this.#random.below(9)
    if (dice === 0) member.isHung = this.plan.hangs && !member.isHung
    else if (dice === 1) this.#cutOff = member.id
    else if (dice === 2 && this.plan.hangs) this.#strand(this.#pick([...this.#leaders(), member]))
    else if (dice === 2) this.#delayed = member.id
    else if (dice < 5 && this.plan.pauses) this.#pause(this.#pick([...this.#leaders(), member]))
    else if (dice < 7) this.#cutOff = null
    else this.#delayed = null
  }

  /** It hears nobody and its disk hangs, while it goes on to propose: what is behind its commit index may be void. */
  #strand(member: ChaosMember): void {
    member.isHung = true
    this.#cutOff = member.id
    for (let times = 0; times < 3; times++) this.#propose(member)
  }

  #tick(member: ChaosMember): void {
    member.now = this.plan.steadyClocks
      ? this.#time * member.rate
      : member.now + this.#random.below(60)
    member.step({ in: 'tick', now: member.now })
  }

  /** Neither happens in a group that relies on leases. */
  #disturb(member: ChaosMember): void {
    if (this.plan.settings.leaseReads) return
    member.step({ in: this.#random.below(2) === 0 ? 'campaign' : 'forgetLeader' })
  }

  #lead(member: ChaosMember): void {
    if (!this.plan.transfers) return
    if (this.#random.below(4) === 0) {
      member.step({ in: 'reluctant', value: this.#random.below(2) === 0 })
    } else member.step({ in: 'transferLeader', to: this.#pick(ids) })
  }

  #propose(member: ChaosMember): void {
    const data = [new TextEncoder().encode(`${member.id}${++this.#ctx}`)]
    member.step({ in: 'propose', ctx: this.#ctx, data })
  }

  /** Mostly of those who take themselves for the leader. */
  #read(anybody: ChaosMember): void {
    const leaders = this.#leaders()
    const member = leaders.length > 0 && this.#random.below(4) > 0 ? this.#pick(leaders) : anybody
    if (member.pausedUntil <= this.#time) this.#ask(member, this.#pick(['lease', 'quorum']))
  }

  #leaders(): readonly ChaosMember[] {
    return this.#members.filter(({ core }) => core.status().soft.role === 'leader')
  }

  #pause(member: ChaosMember): void {
    member.pausedUntil = this.#time + this.#random.below(8 * this.plan.settings.electionMs)
    member.wasPaused = true
  }

  #ask(member: ChaosMember, policy: 'lease' | 'quorum'): void {
    this.#ctx++
    this.witness.asked(this.#ctx)
    // A lease is judged by the time of the last tick.
    if (policy === 'lease') this.#tick(member)
    member.step({ in: 'readIndex', ctx: this.#ctx, policy })
  }

  /** Mostly one operation; several, or a transition that is asked for, make the configuration joint. */
  #changeAnything(member: ChaosMember): void {
    const count = this.#pick([0, 1, 1, 1, 2, 3])
    const ops = Array.from({ length: count }, () => ({
      op: this.#pick(operations),
      id: this.#pick(ids),
    }))
    this.#changeConf(member, this.#pick(transitions), ops)
  }

  #changeConf(
    member: ChaosMember,
    transition: ConfChange['transition'],
    ops: readonly ConfOp[],
  ): void {
    const change = { transition, ops, context: new Uint8Array(0) }
    member.step({ in: 'proposeConf', ctx: ++this.#ctx, change })
  }

  #repeat(action: () => void): void {
    for (let times = this.#random.below(8); times >= 0; times--) action()
  }

  #crash(member: ChaosMember): void {
    member.disk.crash(this.#random)
    if (this.#mayDamage(member)) {
      this.#damaged = member
      this.damages++
      member.disk.loseTail(this.#random)
    }
    // Its connections ended with it.
    this.#messages = this.#messages.filter(({ from }) => from !== member.id)
    member.restart()
    const { term, index } = member.core.status().last
    for (const other of this.#members) {
      if (other !== member) other.step({ in: 'peerBooted', peer: member.id, last: { term, index } })
    }
  }

  /** One at a time, and only while another voter has everything that this one promised. */
  #mayDamage(member: ChaosMember): boolean {
    if (!this.plan.damage || this.#random.below(3) > 0) return false
    if (this.#damaged?.core.status().belowWatermark === false) this.#damaged = null
    if (this.#damaged !== null) return false
    const states = this.#members.map(({ core }) => core.status())
    const { conf } = states.reduce((a, b) => (b.confIndex > a.confIndex ? b : a))
    if (conf.votersOutgoing.length > 0) return false
    return this.#members.some(
      ({ id, disk, core }) =>
        id !== member.id &&
        conf.voters.includes(id) &&
        isAtOrBehind(disk.durableLast, member.disk.durableLast) &&
        disk.durable.entries.every(
          ({ type, index }) => type === 'normal' || index <= core.status().applied,
        ),
    )
  }

  /** What a catch-up brings, from anybody to anybody, however old. */
  #catchUp(member: ChaosMember): void {
    if (!this.plan.catchUp) return
    const dice = this.#random.below(6)
    if (dice === 0) {
      this.#capture(member)
      // Somebody is given it while it is new.
      const latest = this.#snapshots.slice(-1)
      this.#offer(this.#pick(this.#writingTo(latest[0]?.meta) ?? this.#members), latest)
    } else if (dice === 1) member.compact()
    else if (dice === 2) this.#replay(this.#pick(this.#members), member)
    else if (dice === 3) this.#endCatchUp(member, this.#random.below(2) === 0)
    else this.#offer(member, dice === 4 ? this.#snapshots : this.#snapshots.slice(-1))
  }

  /** Those whose disk is about to answer for entries that the snapshot takes the place of; null: nobody. */
  #writingTo(meta: SnapshotMeta | undefined): readonly ChaosMember[] | null {
    if (meta === undefined) return null
    const writing = this.#members.filter(({ core }) => {
      const { last, stable } = core.status()
      return stable < last.index && meta.index <= last.index && last.term < meta.term
    })
    return writing.length > 0 ? writing : null
  }

  #offer(member: ChaosMember, snapshots: readonly SnapshotOffer[]): void {
    if (snapshots.length === 0) return
    const { meta, from } = this.#pick(snapshots)
    member.step({ in: 'snapshotOffer', meta, from })
  }

  #capture(member: ChaosMember): void {
    const meta = member.capture()
    if (meta === null) return
    this.#snapshots.push({ meta, from: member.id })
    if (this.#snapshots.length > rememberedSnapshots) this.#snapshots.shift()
  }

  /** Committed entries of one member, to another one that lacks them. */
  #replay(from: ChaosMember, to: ChaosMember): void {
    const { boundary, entries } = from.disk.durable
    const status = from.core.status()
    // Behind that the disk may hold what is about to be replaced.
    const commit = Math.min(status.commit, status.stable)
    const known = [boundary, ...entries.filter(({ index }) => index <= commit)]
    const at = known.findIndex(({ index }) => index === to.core.status().commit)
    const prev = at < 0 ? noEntry : (known[at] ?? noEntry)
    const proven = at < 0 ? entries.filter(({ index }) => index <= commit) : known.slice(at + 1)
    const batch = proven.slice(0, 1 + this.#random.below(6)).filter(isEntry)
    to.step({ in: 'replayed', prev: { term: prev.term, index: prev.index }, entries: batch })
  }

  #endCatchUp(leader: ChaosMember, ok: boolean): void {
    const [to] = leader.catchUps
    if (to === undefined) return
    leader.catchUps.delete(to)
    leader.step({ in: 'catchUpEnded', to, ok })
  }

  /** Whoever is behind is given what the leader has applied. */
  #endCatchUps(leader: ChaosMember): void {
    const meta = leader.capture()
    for (const to of [...leader.catchUps]) {
      const member = this.#members.find(({ id }) => id === to)
      if (meta !== null) member?.step({ in: 'snapshotOffer', meta, from: leader.id })
      this.#endCatchUp(leader, true)
    }
  }

  #network(): void {
    if (this.#messages.length === 0) return
    const at = this.#random.below(Math.min(reordering, this.#messages.length))
    const dice = this.#random.below(20)
    const next = this.#messages[at]
    if (next !== undefined && this.#waits(next)) {
      // What is behind it comes first.
      this.#messages.splice(at, 1)
      this.#messages.push(next)
      return
    }
    const [msg] = dice === 0 ? this.#messages.slice(at, at + 1) : this.#messages.splice(at, 1)
    if (msg === undefined || dice === 1) return
    if (msg.from !== this.#cutOff && msg.to !== this.#cutOff) this.#deliver(msg)
  }

  #waits(msg: Message): boolean {
    const to = this.#members.find(({ id }) => id === msg.to)
    return msg.from === this.#delayed || (to?.pausedUntil ?? 0) > this.#time
  }

  #deliver(msg: Message): void {
    this.#members.find(({ id }) => id === msg.to)?.step({ in: 'message', msg })
  }

  #pick<T>(from: readonly T[]): T {
    const picked = from[this.#random.below(from.length)]
    if (picked === undefined) throw new RangeError('nothing to pick from')
    return picked
  }
}

const isEntry = (each: Entry | { readonly index: number }): each is Entry => 'data' in each
