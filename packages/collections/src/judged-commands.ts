import type { Limits } from '@tesela/protos/collections'
import { readCommand } from './bodies.ts'
import { bodyOf, envelopeBytes } from './envelope.ts'
import type { ReadCommand } from './read-command.ts'
import type { Refusal } from './rejections.ts'

/** A power of two. */
const slots = 2048
const slotMask = slots - 1
/** Of all memory that is kept with the entries. */
const bytesAtMost = 16 * 1024 * 1024
/** Bytes of a body among which the sequence of its command stands. */
const toldBy = 14

/**
 * The commands of entries that this member judged before the log, until it applies them: it need not read the same bytes
 * again. Entries are known by the memory of their data, in which nothing but the stamp may change: an entry that comes back
 * from a disk, or another one at its index, is not known. Of two that fall on the same slot, only the newer is kept.
 */
export class JudgedCommands {
  readonly #datas: (Uint8Array | null)[] = new Array(slots).fill(null)
  readonly #commands: (ReadCommand | null)[] = new Array(slots).fill(null)
  /** What each of them is counted as: a short entry may be a view of a frame that is as large as frames may be. */
  readonly #counts: number[] = new Array(slots).fill(0)
  #bytes = 0
  /** Of the entry that came last: those that lie beside each other have it together. */
  #memory: ArrayBufferLike | null = null
  /** By which they were judged. */
  #limits: Readonly<Limits> | null = null

  keep(data: Uint8Array, limits: Readonly<Limits>, command: ReadCommand): void {
    const slot = slotOf(data)
    this.#clear(slot)
    const { buffer } = data
    const count = buffer === this.#memory ? data.length : buffer.byteLength
    // Where nobody takes them, as on a member that sends its writes on, only the newest are kept.
    if (limits !== this.#limits || this.#bytes + count > bytesAtMost) {
      this.#datas.fill(null)
      this.#commands.fill(null)
      this.#counts.fill(0)
      this.#bytes = 0
      this.#limits = limits
    }
    this.#memory = buffer
    this.#datas[slot] = data
    this.#commands[slot] = command
    this.#counts[slot] = count
    this.#bytes += count
  }

  /** The command of an entry that is applied: the kept one, or what its body says. */
  take(data: Uint8Array, limits: Readonly<Limits>): ReadCommand | Refusal {
    const slot = slotOf(data)
    const command =
      this.#datas[slot] === data && limits === this.#limits ? this.#commands[slot] : null
    if (command === null || command === undefined) return readCommand(bodyOf(data), limits)
    this.#clear(slot)
    return command
  }

  /** Of an entry that is applied without it. */
  forget(data: Uint8Array): void {
    const slot = slotOf(data)
    if (this.#datas[slot] === data) this.#clear(slot)
  }

  #clear(slot: number): void {
    this.#bytes -= this.#counts[slot] ?? 0
    this.#counts[slot] = 0
    this.#datas[slot] = null
    this.#commands[slot] = null
  }
}

/** Sequences that follow each other have slots of their own. */
function slotOf(data: Uint8Array): number {
  let hash = 0
  for (let at = envelopeBytes; at < envelopeBytes + toldBy; at++) {
    hash = (Math.imul(hash, 131) + (data[at] ?? 0)) | 0
  }
  return hash & slotMask
}
