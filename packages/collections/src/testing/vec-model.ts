import type { ItemId, VecCommand, VecPlace } from '@tesela/protos/collections'
import type { Operation } from '../check-operation.ts'
import { bytes, text } from './driver.ts'
import { type Asked, QuotaModel, rejection } from './model.ts'
import type { Random } from './random.ts'

interface Item {
  readonly id: ItemId
  readonly value: string
  readonly modified: number
}

const values = ['', 'a', 'b', 'c', 'long'.repeat(30), '\xff']

/** A vec: a plain array. */
export class VecModel extends QuotaModel<Item[]> {
  protected state: Item[] = []
  /** Of items that are there, or were. */
  readonly #ids: ItemId[] = [{ revision: 1, ordinal: 0 }]

  drawOperation(random: Random): Operation {
    const value = () => bytes(random.pick(values))
    const place = () => this.#drawPlace(random)
    const index = () => random.below(this.state.length + 2)
    const vec = random.pick<() => VecCommand>([
      () => ({ push: { values: random.many(random.chance(0.1) ? 40 : 3, value) } }),
      () => ({ pushFront: { values: random.many(4, value) } }),
      () => (random.chance(0.5) ? { pop: {} } : { popFront: {} }),
      () => ({ insert: { index: index(), value: value() } }),
      // At one place again and again: where labels run out.
      () => ({ insert: { index: Math.min(3, this.state.length), value: value() } }),
      () => ({ insert: { after: this.#drawId(random), value: value() } }),
      () => ({
        set: {
          place: place(),
          value: value(),
          returnPrevious: random.chance(0.5),
          ...(random.chance(0.4) ? { ifRevision: this.#drawRevision(random) } : {}),
        },
      }),
      () => ({ remove: { place: place() } }),
      () => ({ swap: { left: place(), right: place() } }),
      () => {
        if (random.chance(0.02)) return { clear: {} }
        const { length } = this.state
        return { truncate: { length: random.chance(0.1) ? index() : Math.max(0, length - 2) } }
      },
    ])()
    return { vec }
  }

  protected run({ vec }: Operation): unknown {
    const items = this.state
    if (vec?.push !== undefined) return this.#insert(items.length, vec.push.values)
    if (vec?.pushFront !== undefined) return this.#insert(0, vec.pushFront.values)
    if (vec?.pop !== undefined) return removed(items.pop())
    if (vec?.popFront !== undefined) return removed(items.shift())
    if (vec?.insert !== undefined) {
      const { index = 0, after, value } = vec.insert
      if (after !== undefined) {
        const position = this.#position({ id: after })
        return typeof position === 'number' ? this.#insert(position + 1, [value]) : position
      }
      return index > items.length ? outOfRange(items, index) : this.#insert(index, [value])
    }
    if (vec?.set !== undefined) {
      const { place, value, ifRevision, returnPrevious } = vec.set
      const position = this.#position(place)
      if (typeof position !== 'number') return position
      const previous = items[position]
      if (previous === undefined) return outOfRange(items, position)
      if (ifRevision !== undefined && ifRevision !== previous.modified) {
        return { vecSet: { applied: false, previous } }
      }
      const { id } = previous
      items[position] = { id, value: text(value) ?? '', modified: this.at.revision }
      return { vecSet: { applied: true, ...(returnPrevious ? { previous } : {}) } }
    }
    if (vec?.remove !== undefined) {
      const position = this.#position(vec.remove.place)
      return typeof position === 'number' ? removed(items.splice(position, 1)[0]) : position
    }
    if (vec?.swap !== undefined) return this.#swap(vec.swap.left, vec.swap.right)
    const kept = Math.min(vec?.truncate?.length ?? 0, items.length)
    return { count: items.splice(kept).length }
  }

  drawQuestion(random: Random): Asked {
    const { length } = this.state
    if (random.chance(0.3)) {
      const [byId, fromEnd] = [random.chance(0.5), random.chance(0.5)]
      const id = this.#drawId(random)
      const index = random.below(length + 2)
      let position = fromEnd ? length - 1 - index : index
      if (byId) position = this.state.findIndex((item) => isSame(item.id, id))
      const item = this.state[position]
      const answer =
        item === undefined
          ? { items: [], index: 0, length, more: false }
          : { items: [item], index: position, length, more: false }
      const vecGet = byId ? { id } : fromEnd ? { fromEnd: index } : { index }
      return { query: { vecGet }, answer: { vecItems: answer } }
    }
    if (random.chance(0.3)) {
      const value = random.pick(values)
      const from = random.below(length + 2)
      const index = this.state.findIndex((item, at) => at >= from && item.value === value)
      const id = this.state[index]?.id
      const answer = { vecFound: id === undefined ? {} : { index, id } }
      return { query: { vecFind: { value: bytes(value), from } }, answer }
    }
    const [from, to] = [random.below(length + 3), random.maybe(() => random.below(length + 3))]
    const limit = random.below(20)
    const found = this.state.slice(from, Math.max(from, to ?? length))
    const items = limit === 0 ? found : found.slice(0, limit)
    const more = items.length < found.length
    const index = Math.min(from, length)
    const vecSlice = { from, limit, maxBytes: 0, ...(to === undefined ? {} : { to }) }
    return { query: { vecSlice }, answer: { vecItems: { items, index, length, more } } }
  }

  protected weigh() {
    const size = this.state.reduce((sum, { value }) => sum + value.length, 0)
    return { items: this.state.length, bytes: size }
  }

  #insert(position: number, given: readonly Uint8Array[]): unknown {
    const { revision } = this.at
    const items = given.map((value, ordinal) => {
      const id = { revision, ordinal }
      this.#ids.push(id)
      return { id, value: text(value) ?? '', modified: revision }
    })
    this.state.splice(position, 0, ...items)
    const first = items[0] === undefined ? {} : { first: items[0].id }
    return { vecLength: { length: this.state.length, ...first } }
  }

  #swap(leftPlace: VecPlace | undefined, rightPlace: VecPlace | undefined): unknown {
    const [left, right] = [this.#position(leftPlace), this.#position(rightPlace)]
    if (typeof left !== 'number') return left
    if (typeof right !== 'number') return right
    const [one, other] = [this.state[left], this.state[right]]
    if (one !== undefined && other !== undefined && left !== right) {
      this.state[left] = { ...other, modified: this.at.revision }
      this.state[right] = { ...one, modified: this.at.revision }
    }
    return { done: {} }
  }

  /** Or the rejection. */
  #position(place: VecPlace | undefined): unknown {
    const { id, index = 0 } = place ?? {}
    if (id !== undefined) {
      const position = this.state.findIndex((item) => isSame(item.id, id))
      return position < 0 ? rejection('item_unknown') : position
    }
    return index < this.state.length ? index : outOfRange(this.state, index)
  }

  #drawPlace(random: Random): VecPlace {
    return random.chance(0.5)
      ? { index: random.below(this.state.length + 1) }
      : { id: this.#drawId(random) }
  }

  #drawId(random: Random): ItemId {
    const recent = this.#ids.slice(-100)
    return random.chance(0.7) && this.state.length > 0
      ? random.pick(this.state).id
      : random.pick(recent)
  }

  #drawRevision(random: Random): number {
    return this.state.length === 0 ? 1 : random.pick(this.state).modified
  }
}

function isSame(left: ItemId, right: ItemId): boolean {
  return left.revision === right.revision && left.ordinal === right.ordinal
}

function removed(item: Item | undefined): unknown {
  return { vecItem: item === undefined ? {} : { item } }
}

function outOfRange(items: readonly Item[], index: number): unknown {
  return rejection('index_out_of_range', items.length, index)
}
