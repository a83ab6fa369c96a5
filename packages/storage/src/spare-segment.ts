import type { Disk } from './disk.ts'
import { DiskFullError } from './errors.ts'
import { isNoSpace } from './is-no-space.ts'
import { SPARE_NAME, writeZeros } from './segment-file.ts'

/**
 * One file of zeros, durable, that becomes the next segment: so that a rotation writes a header and renames,
 * and an append into a segment never has to find space.
 */
export interface SpareSegment {
  /**
   * There was no space for the spare, or for one as large as was asked for. Until a later attempt ends otherwise: who
   * takes a spare that failed has to hear of it, and nobody takes one while there is no space.
   */
  readonly full: boolean
  /** Starts to prepare one, unless one is under way or there. */
  prepare(): void
  /** Whether there is one, when what is under way has ended: the next `take` of no more needs no space then. */
  ready(bytes: number): Promise<boolean>
  /** Waits for it, at least so large, and hands it over: until `renamed`, nothing is prepared. @throws DiskFullError */
  take(bytes: number): Promise<TakenSpare>
  /** What was taken has a name of its own. */
  renamed(): void
  /** Waits for what is under way. */
  close(): Promise<void>
}

export interface TakenSpare {
  readonly path: string
  readonly bytes: number
}

export function createSpareSegment(disk: Disk, directory: string, bytes: number): SpareSegment {
  return new PreparedSpare(disk, `${directory}/${SPARE_NAME}`, bytes)
}

class PreparedSpare implements SpareSegment {
  readonly #disk: Disk
  readonly #path: string
  /** Of one that need not be larger. */
  readonly #bytes: number
  /** Settles with the failure as a value, which the next `take` throws: nobody awaits it until then. */
  #prepared: Promise<{ readonly failure: unknown } | null> | null = null
  /** Zeros that are written, from the start: what has found its space is kept when there is none for the rest. */
  #zeros = 0
  #durable = 0
  /** Somebody writes into it: what is said to be prepared meanwhile would overwrite that. */
  #taken = false
  full = false

  constructor(disk: Disk, path: string, bytes: number) {
    this.#disk = disk
    this.#path = path
    this.#bytes = bytes
  }

  prepare(): void {
    void this.#prepare(this.#bytes)
  }

  async ready(bytes: number): Promise<boolean> {
    const outcome = await this.#prepare(Math.max(bytes, this.#bytes))
    if (outcome !== null && !isNoSpace(outcome.failure)) throw outcome.failure
    return outcome === null
  }

  async take(wanted: number): Promise<TakenSpare> {
    const bytes = Math.max(wanted, this.#bytes)
    const outcome = await this.#prepare(bytes, true)
    if (outcome !== null) throw this.#typed(outcome.failure)
    return { path: this.#path, bytes }
  }

  renamed(): void {
    this.#taken = false
  }

  async close(): Promise<void> {
    await this.#prepared
  }

  /** Goes on behind what is there, after what is under way. */
  #prepare(bytes: number, isTaken = false): Promise<{ readonly failure: unknown } | null> {
    this.#prepared = (this.#prepared ?? Promise.resolve(null)).then(async (before) => {
      if (before !== null && !isNoSpace(before.failure)) return before
      if (this.#taken) return null
      try {
        if (this.#durable !== bytes) await this.#fill(bytes)
        this.full = false
        if (isTaken) {
          this.#taken = true
          this.#zeros = 0
          this.#durable = 0
        }
        return null
      } catch (failure) {
        this.full = isNoSpace(failure)
        return { failure }
      }
    })
    return this.#prepared
  }

  /** Zeros over whatever a former run left there: an unused spare, half of one, a header never renamed. */
  async #fill(bytes: number): Promise<void> {
    const exists = await this.#disk.exists(this.#path)
    const file = await this.#disk.open(this.#path, exists ? 'existing' : 'create')
    try {
      if ((await file.size()) > bytes) await file.truncate(bytes)
      await writeZeros(file, Math.min(this.#zeros, bytes), bytes, (to) => {
        this.#zeros = to
      })
      await file.datasync()
      this.#zeros = bytes
      this.#durable = bytes
    } finally {
      await file.close()
    }
  }

  #typed(failure: unknown): unknown {
    return isNoSpace(failure) ? new DiskFullError(this.#path, failure) : failure
  }
}
