import type { EntryId, ReplicaId, Term } from '@tesela/raft'
import type { Disk, DiskFile } from './disk.ts'
import { isBehind } from './entry-order.ts'
import { asStorageError } from './errors.ts'
import { parentDirectory } from './parent-directory.ts'
import { replaceFile } from './replace-file.ts'
import type { WatermarkSlot } from './watermark-slot.ts'
import { decodeSlot, encodeSlot, SLOT_BYTES, SLOTS } from './watermark-slot.ts'

/** Beside the log's directory, so that one does not go with the other. */
export const WATERMARK_NAME = 'watermark'

export function watermarkPath(logDirectory: string): string {
  return `${parentDirectory(logDirectory)}/${WATERMARK_NAME}`
}

/**
 * The durable watermark (rule 34), with its copy of term and vote. What a call asks for is durable when it resolves;
 * `lower` and `copy` are called one at a time.
 */
export interface Watermark {
  /** As it will be when everything under way is durable. */
  readonly position: EntryId
  /** Sinks, if it is above. Nothing of what makes that right may be written before. */
  lower(to: EntryId): Promise<void>
  /** Rises, if it is below. */
  raise(to: EntryId): Promise<void>
  /** Term and vote are these from now on; nothing that depends on them may leave before. */
  copy(term: Term, vote: ReplicaId | null): Promise<void>
  /** Writes a slot anew, in the place of the older one or of the one that was torn. */
  save(): Promise<void>
  /** Acts while no slot is being written; what is asked for meanwhile is written afterwards. A rejection is final. */
  still(act: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** What stands in the file. */
export interface WatermarkFound {
  /**
   * `torn`: one of its two slots does not read back, and it may have been the newer one. `damaged`: neither does.
   */
  readonly state: 'intact' | 'torn' | 'damaged' | 'missing'
  /** The newest that reads back; null when there is none. */
  readonly slot: WatermarkSlot | null
}

/** @throws FormatUnknownError */
export async function readWatermark(disk: Disk, logDirectory: string): Promise<WatermarkFound> {
  const path = watermarkPath(logDirectory)
  if (!(await disk.exists(path))) return { state: 'missing', slot: null }
  const file = await disk.open(path, 'existing')
  try {
    const slots: WatermarkSlot[] = []
    for (let at = 0; at < SLOTS; at++) {
      const slot = decodeSlot(await file.readAt(at * SLOT_BYTES, SLOT_BYTES), path)
      if (slot !== null && slot.sequence % SLOTS === at) slots.push(slot)
    }
    slots.sort((one, other) => other.sequence - one.sequence)
    const state = slots.length === SLOTS ? 'intact' : slots.length === 0 ? 'damaged' : 'torn'
    return { state, slot: slots[0] ?? null }
  } finally {
    await file.close()
  }
}

/** Makes the file, or makes it anew, as a whole and durably. */
export async function writeWatermark(
  disk: Disk,
  logDirectory: string,
  content: Omit<WatermarkSlot, 'sequence'>,
): Promise<void> {
  const slots = Array.from({ length: SLOTS }, (_, sequence) => encodeSlot({ ...content, sequence }))
  await replaceFile(disk, watermarkPath(logDirectory), (file) => file.writeAt(0, slots))
}

/**
 * Takes over the file, whose newest slot is this one. That may stand in the page cache alone, of a process that ended
 * before its sync, or whose sync failed (rule 32): it is written once more where it stands, and durable from then on.
 * So may its name, and those of the files beside it.
 */
export async function openWatermark(
  disk: Disk,
  logDirectory: string,
  newest: WatermarkSlot,
): Promise<Watermark> {
  const file = await disk.open(watermarkPath(logDirectory), 'existing')
  try {
    await writeSlot(file, newest)
    await disk.syncDirectory(parentDirectory(logDirectory))
  } catch (error) {
    await file.close()
    throw error
  }
  return new TwoSlotWatermark(file, newest)
}

class TwoSlotWatermark implements Watermark {
  readonly #file: DiskFile
  /** What the next write will say. */
  #slot: WatermarkSlot
  /** Settles when everything asked for so far has ended. */
  #turns: Promise<void> = Promise.resolve()
  /** The write that comes next, for everybody who asks until it begins. */
  #next: Promise<void> | null = null

  constructor(file: DiskFile, slot: WatermarkSlot) {
    this.#file = file
    this.#slot = slot
  }

  get position(): EntryId {
    return this.#slot.position
  }

  lower(to: EntryId): Promise<void> {
    if (!isBehind(this.position, to)) return Promise.resolve()
    this.#slot = { ...this.#slot, position: to }
    return this.save()
  }

  raise(to: EntryId): Promise<void> {
    // What was asked for before may still be under way.
    if (!isBehind(to, this.position)) return this.#next ?? this.#turns
    this.#slot = { ...this.#slot, position: to }
    return this.save()
  }

  copy(term: Term, vote: ReplicaId | null): Promise<void> {
    if (term === this.#slot.term && vote === this.#slot.vote) return Promise.resolve()
    this.#slot = { ...this.#slot, term, vote }
    return this.save()
  }

  /** Writes what is wanted when the write begins: who came later is in it, too. */
  save(): Promise<void> {
    this.#next ??= this.still(() => {
      this.#next = null
      return this.#write()
    })
    return this.#next
  }

  still(act: () => Promise<void>): Promise<void> {
    this.#turns = this.#turns.then(act)
    return this.#turns
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#turns])
    await this.#file.close()
  }

  async #write(): Promise<void> {
    this.#slot = { ...this.#slot, sequence: this.#slot.sequence + 1 }
    try {
      await writeSlot(this.#file, this.#slot)
    } catch (error) {
      throw asStorageError('writing the watermark', error)
    }
  }
}

async function writeSlot(file: DiskFile, slot: WatermarkSlot): Promise<void> {
  await file.writeAt((slot.sequence % SLOTS) * SLOT_BYTES, [encodeSlot(slot)])
  await file.datasync()
}
