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
  /** Resolves when it ends. */
  readonly died: Promise<void>
  after(ms: number, kind: EventKind, run: () => void): () => void
  /** Code of this process calls out of it. */
  calls(what: string): void
  /** SIGSTOP: what would have happened waits. */
  pause(): void
  resume(): void
  end(): void
}

/** What a stopped process is sent beyond this is lost, as in the buffer of a socket. */
const MAX_BACKLOG = 4096

export function createLife(world: World, name: string, boot: string): Life {
  return new ProcessLife(world, name, boot)
}

class ProcessLife implements Life {
  readonly name: string
  readonly boot: string
  readonly died: Promise<void>
  readonly #world: World
  #die: () => void = () => undefined
  #backlog: { readonly kind: EventKind; readonly run: () => void }[] = []
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
      if (!this.alive || cancelled) return
      if (!this.paused) run()
      else if (kind !== 'message' || this.#backlog.length < MAX_BACKLOG) {
        this.#backlog.push({ kind, run: guarded })
      }
    }
    const cancel = this.#world.schedule.after(ms, kind, guarded)
    return () => {
      cancelled = true
      cancel()
    }
  }

  calls(what: string): void {
    if (!this.alive) this.#world.fail('after death', `${this.boot} ${what}, but it is gone`)
  }

  pause(): void {
    this.paused = true
  }

  resume(): void {
    if (!this.paused) return
    this.paused = false
    const backlog = this.#backlog
    this.#backlog = []
    // In their order, all at once: a process that goes on finds everything waiting.
    let delay = 0
    for (const { kind, run } of backlog) {
      this.#world.schedule.after(delay, kind === 'message' ? 'compute' : kind, run)
      delay += 1e-6
    }
  }

  end(): void {
    this.alive = false
    this.#backlog = []
    this.#die()
  }
}
