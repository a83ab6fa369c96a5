import type { Limits } from '@tesela/protos/collections'
import { readCommand } from './bodies.ts'
import { bodyOf } from './envelope.ts'
import type { ReadCommand } from './read-command.ts'
import type { Refusal } from './rejections.ts'

/** Data of entries whose commands are kept: about 5 000 puts under way. */
const bytesAtMost = 1024 * 1024
/** A command that is kept is no small thing beside its bytes. */
const overhead = 64

/**
 * The commands of entries that this member judged before the log, until it applies them: it need not read the same bytes
 * again. Entries are known by the memory of their data, in which nothing but the stamp may change: an entry that comes back
 * from a disk, or another one at its index, is not known.
 */
export class JudgedCommands {
  readonly #commands = new Map<Uint8Array, ReadCommand>()
  #bytes = 0
  /** By which they were judged. */
  #limits: Readonly<Limits> | null = null

  keep(data: Uint8Array, limits: Readonly<Limits>, command: ReadCommand): void {
    this.#bytes += data.length + overhead
    // Where nobody takes them, as on a member that sends its writes on, only the newest are kept.
    if (this.#bytes > bytesAtMost || limits !== this.#limits) {
      this.#commands.clear()
      this.#bytes = data.length + overhead
      this.#limits = limits
    }
    this.#commands.set(data, command)
  }

  /** The command of an entry that is applied: the kept one, or what its body says. */
  take(data: Uint8Array, limits: Readonly<Limits>): ReadCommand | Refusal {
    const command = limits === this.#limits ? this.#commands.get(data) : undefined
    if (command === undefined) return readCommand(bodyOf(data), limits)
    this.#commands.delete(data)
    this.#bytes -= data.length + overhead
    return command
  }
}
