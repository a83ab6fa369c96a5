import type { EventKind } from './schedule.ts'
import type { World } from './world.ts'

/**
 * One life of a process, from its start to its crash. Whatever runs in it is asked for here, so that nothing of
 * it runs later: what was scheduled is dropped, what still calls out is a violation.
 */
export interface Life {
  readonly name: string
  /** Different for every start of every node. */
  readonly boot: string
  readonly alive: boolean
  readonly paused: boolean
  /** How much longer it is at work on what its present turn has asked of it; what happens meanwhile waits. */
  readonly busyMs: number
  /** Resolves when it ends. */
  readonly died: Promise<void>
  after(ms: number, kind: EventKind, run: () => void): () => void
  /** Its present turn takes so much longer. */
  spend(ms: number): void
  /** Code of this process calls out of it. */
  calls(what: string): void
  /** SIGSTOP: what would have happened waits. */
  pause(): void
  resume(): void
  end(): void
}

/** What a stopped process is sent beyond this is lost, as in the buffer of a socket. */
const MAX_BACKLOG = 4096

/** Between two turns of a process that finds everything waiting. */
const TURN_MS = 1e-6

export function createLife(world: World, name: string, boot: string): Life {
  return new ProcessLife(world, name, boot)
}

class ProcessLife implements Life {
  readonly name: string
  readonly boot: string
  readonly died: Promise<void>
  readonly #world: World
  #die: () => void = () => undefined
  /** In their order: whatever happens while something waits, waits behind it. */
  #backlog: (() => void)[] = []
  #goingOn = false
  #busyUntil = 0
  alive = true
  paused = false

  constructor(world: World, name: string, boot: string) {
    this.#world = world
    this.name = name
    this.boot = boot
    this.died = new Promise((resolve) => {
      this.#die = resolve
    })
  }

  after(ms: number, kind: EventKind, run: () => void): () => void {
    let cancelled = false
    const guarded = () => {
      if (this.alive && !cancelled) run()
    }
    const cancel = this.#world.schedule.after(ms, kind, () => {
      if (!this.#waits) guarded()
      else if (kind !== 'message' || this.#backlog.length < MAX_BACKLOG) {
        this.#backlog.push(guarded)
        this.#goOn()
      }
    })
    return () => {
      cancelled = true
      cancel()
    }
  }

  get busyMs(): number {
    return Math.max(0, this.#busyUntil - this.#world.schedule.now)
  }

  spend(ms: number): void {
    this.#busyUntil = this.#world.schedule.now + this.busyMs + ms
  }

  calls(what: string): void {
    if (!this.alive) this.#world.fail('after death', `${this.boot} ${what}, but it is gone`)
  }

  pause(): void {
    this.paused = true
  }

  resume(): void {
    this.paused = false
    this.#goOn()
  }

  end(): void {
    this.alive = false
    this.#backlog = []
    this.#busyUntil = 0
    this.#die()
  }

  get #waits(): boolean {
    return this.paused || this.busyMs > 0 || this.#backlog.length > 0
  }

  /** A turn for each of those that wait, as soon as there can be one. */
  #goOn(): void {
    if (this.#goingOn || this.paused || this.#backlog.length === 0) return
    this.#goingOn = true
    this.#world.schedule.after(Math.max(this.busyMs, TURN_MS), 'compute', () => {
      this.#goingOn = false
      if (!this.paused && this.busyMs === 0) this.#backlog.shift()?.()
      this.#goOn()
    })
  }
}
