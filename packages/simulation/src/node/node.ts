import { type CollectionsMachine, createStateMachine, type GroupState } from '@tesela/collections'
import {
  createGroup,
  type Group,
  type GroupSettings,
  type Logger,
  loadStartingState,
  type PeerAddress,
  type StartingState,
  StateDivergedError,
} from '@tesela/group'
import {
  createSnapshotStore,
  type Disk,
  type LogStore,
  openLogStore,
  type SnapshotStoreOptions,
} from '@tesela/storage'
import { type CrashPolicy, createVolatileDisk, type VolatileDisk } from '@tesela/storage/testing'
import { createDiskHealth, type DiskHealth } from '../disk/disk-health.ts'
import { lostWithPower } from '../disk/durable-snapshot.ts'
import { equalPlaces, imageOf } from '../disk/log-image.ts'
import { createPlatter, isBelowWatermark, type Platter } from '../disk/platter.ts'
import { createSimulatedDisk, type DiskMoments } from '../disk/simulated-disk.ts'
import type { Watch } from '../invariants/watch.ts'
import type { Network } from '../network/simulated-network.ts'
import { createLife, type Life } from '../world/life.ts'
import type { Mark } from '../world/marks.ts'
import type { World } from '../world/world.ts'
import { createMachineRun, type MachineRun } from './machine-run.ts'
import { createMachineClock, type MachineClock } from './node-clock.ts'
import { createNodeView, type NodeView } from './node-view.ts'
import { type ObservedMachine, observeMachine } from './observed-machine.ts'
import { observeStore, type SnapshotStep } from './observed-store.ts'
import { stepTime } from './step-time.ts'

/** One replica on a machine of its own: started, stopped, crashed, started again. */
export interface Node {
  readonly replica: string
  readonly view: NodeView
  readonly health: DiskHealth
  readonly clock: MachineClock
  /** Of the running process; null between a crash and the end of the next start. */
  readonly process: Process | null
  /** From the begin of a start to the crash. */
  readonly life: Life | null
  readonly disk: VolatileDisk
  /** What was spoiled of the disk since a process found out last. */
  injury: string | null
  /** Whom the process is told of at a start, before its log names anybody. */
  initialMembers: readonly PeerAddress[]
  /** Resolves when the group runs, or the process died before. */
  start(): Promise<void>
  /** The process ends at once; of what was not synced the policy decides. */
  crash(policy: CrashPolicy): void
  /** It answered somebody. */
  served(): void
  /** The process that runs is within a run of entries: its state is not to be changed from outside. */
  readonly isMidway: boolean
  /** The state of the running process becomes another one, silently. */
  flip(): void
  /** It is as if that had not been, at every start to come, too. */
  unflip(): void
  /** Ends, and never starts again: the machine is gone. */
  retire(): void
}

export interface Process {
  readonly group: Group<GroupState>
  readonly machine: CollectionsMachine
}

export interface NodeOptions {
  readonly world: World
  readonly network: Network
  readonly watch: Watch
  readonly settings: Partial<GroupSettings>
  readonly segmentBytes: number
  readonly cachedBytes: number
  readonly snapshotFiles: SnapshotStoreOptions
  readonly groupId: Uint8Array
  readonly diskMs: number
  readonly syncMs: number
  readonly stepMs: number
  readonly stepBytes: number
  moments(node: Node): DiskMoments
  /** Its process is busy for so long: within a run of entries, unless that step was the last of it. */
  atWork(node: Node, ms: number): void
  /** What was applied made its state forget something of a session. */
  trimmed(node: Node): void
  /** It has come so far with a snapshot. */
  snapshotStep(node: Node, step: SnapshotStep): void
  /** The process of the node ended itself. */
  died(node: Node): void
}

export const logDirectory = 'wal'

export function createNode(replica: string, options: NodeOptions): Node {
  return new SimulatedNode(replica, options)
}

class SimulatedNode implements Node {
  readonly replica: string
  readonly view: NodeView
  readonly health: DiskHealth
  readonly clock: MachineClock
  readonly #options: NodeOptions
  #boots = 0
  #retired = false
  initialMembers: readonly PeerAddress[] = []
  process: Process | null = null
  life: Life | null = null
  disk: VolatileDisk = createVolatileDisk()
  injury: string | null = null
  #observed: ObservedMachine | null = null
  #run: MachineRun | null = null

  constructor(replica: string, options: NodeOptions) {
    const { world, diskMs, syncMs } = options
    this.replica = replica
    this.#options = options
    this.view = createNodeView(replica, createPlatter())
    this.health = createDiskHealth(diskMs, syncMs)
    this.clock = createMachineClock(world, world.random.between(0.95, 1.05))
  }

  async start(): Promise<void> {
    if (this.life !== null || this.#retired) return
    const { world, cachedBytes, segmentBytes, watch } = this.#options
    this.#boots += 1
    const life = createLife(world, this.replica, `${this.replica.split('/')[0]}#${this.#boots}`)
    this.life = life
    world.trace(() => `${life.boot} starts`)
    world.auditor.note(`${life.boot} starts`)
    let recording = false
    const { platter } = this.view
    const disk = createSimulatedDisk({
      world,
      life,
      disk: this.disk,
      health: this.health,
      platter: {
        wrote: (file, records) => recording && platter.wrote(file, records),
        copied: (file, copy) => recording && platter.copied(file, copy),
        synced: (file) => recording && this.#synced(platter, file),
        needs: (file, records) => (recording ? platter.needs(file, records) : null),
        names: (snapshot) => recording && platter.names(snapshot),
      },
      moments: this.#options.moments(this),
    })
    const opened = openLogStore(disk, logDirectory, { segmentBytes, cachedBytes }).then(
      async (store) => {
        const { recovered } = store
        const { injury } = this
        const wasBelow = isBelowWatermark(platter)
        const found = imageOf(recovered)
        watch.recovered(this.view, life.boot, found, recovered.watermark, injury !== null)
        this.injury = null
        recording = true
        const wrong = store.notes.find(({ kind }) => kind !== 'tornTail')
        if (isBelowWatermark(platter)) world.marks.hit('started below the watermark')
        // Who has not got back yet what it lost says so at every start.
        if (wrong !== undefined && injury === null && !wasBelow) {
          world.fail('recovery', `${life.boot} calls its disk damaged: ${JSON.stringify(wrong)}`)
        }
        if (store.notes.some(({ kind }) => kind === 'tornTail')) {
          world.marks.hit('restarted from a torn tail')
        }
        await this.#runProcess(life, store, disk)
      },
      (error: unknown) => this.#fatal(life, error),
    )
    await Promise.race([opened, life.died])
  }

  crash(policy: CrashPolicy): void {
    const { life } = this
    if (life === null) return
    const { world } = this.#options
    world.trace(() => `${life.boot} crashes, ${policy}`)
    world.auditor.note(`${life.boot} crashes ${policy}`)
    this.#run?.dies()
    this.process = null
    this.life = null
    this.view.led = 0
    life.end()
    this.disk.freezeAt(0, 'before')
    this.disk = this.disk.crash(policy, world.random.below(2 ** 31))
  }

  served(): void {
    this.#options.watch.divergences.served(this.view)
  }

  get isMidway(): boolean {
    return this.process !== null && this.#run?.isOpen === true
  }

  flip(): void {
    this.view.flipped = true
    this.view.mayDiverge = true
    this.#observed?.flip()
  }

  unflip(): void {
    this.view.flipped = false
    this.#observed?.unflip()
  }

  retire(): void {
    this.#retired = true
    this.crash('dropAll')
  }

  async #runProcess(life: Life, store: LogStore, disk: Disk): Promise<void> {
    const { world, network, watch, settings, groupId, snapshotFiles } = this.#options
    const { stepMs, stepBytes } = this.#options
    const machine = createStateMachine({ stepBytes })
    const run = createMachineRun(world)
    this.#run = run
    const observed = observeMachine(machine, this.replica, life, run, {
      stepped: (work) => {
        const ms = stepTime(world.random, work, stepMs)
        life.spend(ms)
        if (ms > 0 && run.isOpen) this.#options.atWork(this, ms)
      },
      applied: (entries, results) => watch.applied(this.view, entries, results),
      trimmed: () => this.#options.trimmed(this),
      rooted: (roots) => watch.rooted(this.view, roots),
      captured: (anchor, state) => watch.captured(anchor, state),
      installing: (state) => {
        if (this.process !== null) world.marks.hit(this.#howCaughtUp(start))
        watch.installing(this.view, state, this.process !== null)
      },
    })
    this.#observed = observed
    const snapshots = createSnapshotStore(disk, '.', snapshotFiles)
    const start = await loadStartingState({
      groupId,
      store,
      snapshots,
      machine: observed,
      pace: {
        clock: this.clock.of(life),
        sliceMs: settings.applySliceMs ?? 0,
        signal: new AbortController().signal,
      },
      logger: this.#logger(life),
    })
    if (!this.view.flipped) observed.unflip()
    const { divergence: noted, lost } = start
    watch.divergences.restarted(this.view, { state: machine.capture(), noted, lost })
    const named = this.view.platter.durable.anchor?.index ?? 0
    const isSetAside = noted !== null && named <= noted.revision
    if (lost && this.view.platter.snapshotIsWhole && !isSetAside) {
      world.fail('recovery', `${life.boot} calls its snapshot damaged`)
    }
    if (start.snapshot !== null) world.marks.hit('restarted from a snapshot')
    const random = world.random.fork()
    const transport = network.attach(life, {
      admits: (other) => group.isMember(other),
      last: () => {
        const { terms } = this.view.platter.durable
        return { term: terms.at(-1) ?? 0, index: terms.length }
      },
    })
    const group = createGroup<GroupState>({
      replica: this.replica,
      groupId,
      store: observeStore(store, life, {
        persisting: (batch) => watch.persisting(this.view, batch),
        reading: () => world.marks.hit('entries read back for a follower'),
        anchoring: (anchor) => watch.anchoring(this.view, anchor),
        cutting: (boundary) => watch.anchoring(this.view, boundary),
        step: (step) => this.#snapshotStep(life, step),
      }),
      machine: observed,
      snapshots,
      start,
      transport,
      clock: this.clock.of(life),
      random: { bytes: (length) => random.bytes(length) },
      logger: this.#logger(life),
      settings,
      initialMembers: this.initialMembers,
      fatal: (error) => this.#fatal(life, error),
    })
    this.process = { group, machine }
    group.start()
  }

  #howCaughtUp({ lost }: StartingState): Mark {
    if (lost) return 'state lost and fetched'
    return this.view.applied === 0 ? 'joined a compacted group' : 'caught up by a snapshot'
  }

  #snapshotStep(life: Life, step: SnapshotStep): void {
    const { marks } = this.#options.world
    if (step === 'anchored') marks.hit('snapshot written')
    if (step === 'cut') marks.hit('log cut')
    if (life.alive) this.#options.snapshotStep(this, step)
  }

  /** Rule 35: what a record names is durable before the record is. */
  #synced(platter: Platter, file: string): void {
    const { world } = this.#options
    const { anchor } = platter.durable
    const before = anchor === null ? null : { ...anchor }
    platter.synced(file)
    this.#options.watch.synced(this.view)
    const named = platter.durable.anchor
    if (named === null || equalPlaces(named, before)) return
    const boot = this.life?.boot
    void lostWithPower(this.disk, named)
      .then((lost) => {
        if (lost === null) return
        world.fail(
          'named snapshot',
          `${boot} names ${named.term}-${named.index}: not durable: ${lost}`,
        )
      })
      // Noted in the world; whoever steps it ends the run.
      .catch(() => undefined)
  }

  /** The process ends itself: for a broken disk that is right, for anything else it is a bug. */
  #fatal(life: Life, error: unknown): void {
    const { world } = this.#options
    life.calls('fails')
    if (this.injury !== null && isHardStateLost(error)) world.marks.hit('hard state lost')
    else this.#judgeEnd(life, error)
    // In its own turn, as the end of a process: nothing of this call goes on.
    life.after(0, 'fault', () => this.#options.died(this))
  }

  #judgeEnd(life: Life, error: unknown): void {
    const { world } = this.#options
    world.trace(() => `${life.boot} ends: ${textOf(error)}`)
    world.auditor.note(`${life.boot} ends: ${textOf(error)}`)
    // A full disk ends nothing that runs.
    const expected = isDiskFault(error, this.process === null ? ['EIO', 'ENOSPC'] : ['EIO'])
    if (!expected && world.violation === null) {
      world.fail('fail-stop', `${life.boot}: ${textOf(error)}`)
    }
  }

  #logger(life: Life): Logger {
    const { world, watch } = this.#options
    const { view } = this
    const whole = () => view.platter.snapshotIsWhole
    const note = (fields: Readonly<Record<string, unknown>>, message: string) => {
      life.calls('writes to its log')
      world.trace(() => `${life.boot}: ${message} ${JSON.stringify(fields)}`)
    }
    return {
      debug: note,
      info: note,
      warn(fields, message) {
        note(fields, message)
        // Nobody lies here, and the network spoils nothing: what one member sends makes sense to any other.
        const { malformed, reason, from } = fields
        if (malformed === undefined) return
        world.fail('readable frames', `${life.boot} drops a frame of ${from}: ${reason}`)
      },
      error(fields, message) {
        note(fields, message)
        if (!whole() && message.startsWith('the snapshot is damaged')) return
        // Served from a disk that failed to read: the member says so, and keeps another snapshot.
        if (isDiskFault(fields.error, ['EIO'])) return
        if (fields.error instanceof StateDivergedError) {
          watch.divergences.judged(view)
          return
        }
        world.fail('fail-stop', `${life.boot}: ${message}: ${textOf(fields.error)}`)
      },
    }
  }
}

function isHardStateLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'HardStateLost'
}

function isDiskFault(error: unknown, codes: readonly string[]): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && codes.includes(String(at.code))) return true
  }
  return false
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.message}` : String(error)
}
