import type { MapCommand } from '@tesela/protos/collections'
import type { Operation } from '../check-operation.ts'
import { bytes, text } from './driver.ts'
import { type Asked, type At, QuotaModel } from './model.ts'
import type { Random } from './random.ts'

interface Entry {
  readonly value: string
  readonly created: number
  readonly modified: number
  /** Infinite: never. */
  readonly deadline: number
}

const values = ['', '1', '2', 'long'.repeat(40), '\xfe\xff']

/** A map: a plain Map of text. */
export class MapModel extends QuotaModel<Map<string, Entry>> {
  protected state = new Map<string, Entry>()

  drawOperation(random: Random): Operation {
    const key = () => bytes(drawKey(random))
    const value = () => bytes(random.pick(values))
    const ttl = () => (random.chance(0.3) ? { ttlMs: 1 + random.below(200) } : {})
    const map = random.pick<() => MapCommand>([
      () => {
        const ifRevision = this.#drawRevision(random)
        return {
          set: {
            key: key(),
            value: value(),
            ifAbsent: random.chance(0.2),
            returnPrevious: random.chance(0.5),
            ...(ifRevision === undefined ? {} : { ifRevision }),
            ...ttl(),
          },
        }
      },
      () => ({
        setMany: { items: random.many(8, () => ({ key: key(), value: value(), ...ttl() })) },
      }),
      () => {
        const [expected, next] = [random.maybe(value), random.maybe(value)]
        return {
          compareExchange: {
            key: key(),
            ...(expected === undefined ? {} : { expected }),
            ...(next === undefined ? {} : { next, ...ttl() }),
          },
        }
      },
      () => ({ delete: { key: key(), returnPrevious: random.chance(0.5) } }),
      () => ({ deleteMany: { keys: random.many(5, key) } }),
      () => (random.chance(0.02) ? { clear: {} } : { setMany: { items: [] } }),
    ])()
    return { map }
  }

  override execute(operation: Operation, at: At): unknown {
    // Before the quota looks at the state: what is due goes before the entry is executed.
    for (const [key, { deadline }] of this.state) {
      if (deadline <= at.logTime) this.state.delete(key)
    }
    return super.execute(operation, at)
  }

  protected run({ map }: Operation): unknown {
    if (map?.set !== undefined) {
      const { ifAbsent, ifRevision, returnPrevious, ttlMs } = map.set
      const key = text(map.set.key) ?? ''
      const entry = this.state.get(key)
      const previous = entry === undefined ? {} : { previous: this.#seen(key, entry) }
      const wrongRevision = ifRevision !== undefined && ifRevision !== (entry?.modified ?? 0)
      if ((ifAbsent && entry !== undefined) || wrongRevision) {
        return { mapSet: { applied: false, ...previous } }
      }
      this.#put(key, text(map.set.value) ?? '', ttlMs)
      return { mapSet: { applied: true, ...(returnPrevious ? previous : {}) } }
    }
    if (map?.setMany !== undefined) {
      for (const { key, value, ttlMs } of map.setMany.items) {
        this.#put(text(key) ?? '', text(value) ?? '', ttlMs)
      }
      return { count: map.setMany.items.length }
    }
    if (map?.compareExchange !== undefined) {
      const { expected, next, ttlMs } = map.compareExchange
      const key = text(map.compareExchange.key) ?? ''
      const current = this.state.get(key)?.value
      if (current !== text(expected)) {
        return { mapSwap: { swapped: false, ...(current === undefined ? {} : { current }) } }
      }
      if (next === undefined) this.state.delete(key)
      else this.#put(key, text(next) ?? '', ttlMs)
      return { mapSwap: { swapped: true, ...(next === undefined ? {} : { current: text(next) }) } }
    }
    if (map?.delete !== undefined) {
      const key = text(map.delete.key) ?? ''
      const entry = this.state.get(key)
      this.state.delete(key)
      const asked = entry !== undefined && map.delete.returnPrevious
      const previous = asked ? { previous: this.#seen(key, entry) } : {}
      return { mapDelete: { deleted: entry !== undefined, ...previous } }
    }
    if (map?.deleteMany !== undefined) {
      const deleted = map.deleteMany.keys.filter((key) => this.state.delete(text(key) ?? ''))
      return { count: deleted.length }
    }
    const count = this.state.size
    this.state.clear()
    return { count }
  }

  drawQuestion(random: Random): Asked {
    const sorted = [...this.state].sort(([left], [right]) => (left < right ? -1 : 1))
    if (random.chance(0.2)) {
      return { query: { size: {} }, answer: { size: sorted.length } }
    }
    if (random.chance(0.4)) {
      const keys = random.many(6, () => drawKey(random))
      const entries = keys.flatMap((key) => {
        const entry = this.state.get(key)
        return entry === undefined ? [] : [this.#seen(key, entry)]
      })
      const query = { mapGet: { keys: keys.map(bytes), keysOnly: false } }
      return { query, answer: { entries: { entries, more: false } } }
    }
    const reverse = random.chance(0.5)
    const [from, to] = [random.maybe(() => drawKey(random)), random.maybe(() => drawKey(random))]
    const limit = random.below(10)
    const found = sorted
      .filter(([key]) => key >= (from ?? '') && (to === undefined || key < to))
      .map(([key, entry]) => this.#seen(key, entry))
    if (reverse) found.reverse()
    const entries = limit === 0 ? found : found.slice(0, limit)
    const query = {
      mapEntries: {
        ...(from === undefined ? {} : { from: bytes(from) }),
        ...(to === undefined ? {} : { to: bytes(to) }),
        reverse,
        limit,
        keysOnly: false,
        maxBytes: 0,
      },
    }
    return { query, answer: { entries: { entries, more: entries.length < found.length } } }
  }

  protected weigh() {
    let size = 0
    for (const [key, { value }] of this.state) size += key.length + value.length
    return { items: this.state.size, bytes: size }
  }

  #drawRevision(random: Random): number | undefined {
    if (random.chance(0.6)) return undefined
    const known = [...this.state.values()].map(({ modified }) => modified)
    return known.length > 0 && random.chance(0.7) ? random.pick(known) : 0
  }

  #put(key: string, value: string, ttlMs: number | undefined): void {
    const { revision, logTime } = this.at
    const created = this.state.get(key)?.created ?? revision
    const deadline = ttlMs === undefined ? Number.POSITIVE_INFINITY : logTime + ttlMs
    this.state.set(key, { value, created, modified: revision, deadline })
  }

  #seen(key: string, { value, created, modified, deadline }: Entry): unknown {
    const ttl = Number.isFinite(deadline) ? { ttlMs: deadline - this.at.logTime } : {}
    return { key, value, created, modified, ...ttl }
  }
}

function drawKey(random: Random): string {
  return random.chance(0.2) ? random.pick(['', '\xff', '\xff\0', '\0']) : `k${random.below(150)}`
}
