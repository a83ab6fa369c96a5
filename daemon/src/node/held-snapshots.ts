import type { Clock, HeldSnapshot } from '@tesela/group'
import type { SnapshotName, SnapshotPart, SnapshotRead } from '../service.ts'
import { NodeError } from './errors.ts'

/** In one answer. A frame has room for more. */
const PART_BYTES = 1024 * 1024

interface Holding {
  readonly snapshot: HeldSnapshot
  /** How many read it. */
  readers: number
  cancel: () => void
}

/** Snapshots that programs are reading, for a while after they last did: a program that vanishes holds nothing for long. */
export class HeldSnapshots {
  readonly #clock: Clock
  readonly #holdMs: number
  readonly #held = new Map<string, Holding>()

  constructor(clock: Clock, holdMs: number) {
    this.#clock = clock
    this.#holdMs = holdMs
  }

  add(snapshot: HeldSnapshot): void {
    const key = keyOf(snapshot)
    const known = this.#held.get(key)
    if (known === undefined) {
      this.#held.set(key, { snapshot, readers: 1, cancel: this.#timer(key) })
      return
    }
    // It is held already: once is enough.
    snapshot.release()
    known.readers += 1
    this.#renew(key, known)
  }

  /** @throws NodeError `compacted` where it is not held any more */
  async read({ manifest, leaf, offset, ...name }: SnapshotRead): Promise<SnapshotPart> {
    const key = keyOf(name)
    const holding = this.#held.get(key)
    if (holding === undefined) {
      throw new NodeError(
        'compacted',
        'that snapshot is no longer held for reading on; begin again',
      )
    }
    this.#renew(key, holding)
    const { snapshot } = holding
    if (manifest) return partOf(snapshot.manifest, offset)
    if (leaf >= snapshot.leaves) {
      throw new NodeError('invalid_argument', `the snapshot has ${snapshot.leaves} leaves`)
    }
    const leaves = await snapshot.read(leaf, PART_BYTES)
    const [first] = leaves
    if (first === undefined) throw new NodeError('internal', `leaf ${leaf} was not read`)
    return offset > 0 || first.length > PART_BYTES
      ? partOf(first, offset)
      : { leaves, part: new Uint8Array(0), total: 0 }
  }

  release(name: SnapshotName): void {
    const key = keyOf(name)
    const holding = this.#held.get(key)
    if (holding === undefined) return
    holding.readers -= 1
    if (holding.readers === 0) this.#drop(key)
  }

  close(): void {
    for (const key of [...this.#held.keys()]) this.#drop(key)
  }

  #renew(key: string, holding: Holding): void {
    holding.cancel()
    holding.cancel = this.#timer(key)
  }

  #timer(key: string): () => void {
    return this.#clock.timer(this.#holdMs, () => this.#drop(key))
  }

  #drop(key: string): void {
    const holding = this.#held.get(key)
    if (holding === undefined) return
    this.#held.delete(key)
    holding.cancel()
    holding.snapshot.release()
  }
}

function keyOf({ anchor, term }: SnapshotName): string {
  return `${term}-${anchor}`
}

function partOf(bytes: Uint8Array, offset: number): SnapshotPart {
  if (offset > bytes.length) {
    throw new NodeError('invalid_argument', `there are ${bytes.length} bytes`)
  }
  return { leaves: [], part: bytes.subarray(offset, offset + PART_BYTES), total: bytes.length }
}
