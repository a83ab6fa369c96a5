import type { SetCommand } from '@tesela/protos/collections'
import type { Operation } from '../check-operation.ts'
import { bytes, text } from './driver.ts'
import { type Asked, QuotaModel } from './model.ts'
import type { Random } from './random.ts'

/** A set: a plain Set of text. */
export class SetModel extends QuotaModel<Set<string>> {
  protected state = new Set<string>()

  drawOperation(random: Random): Operation {
    const value = () => bytes(drawValue(random))
    const set = random.pick<() => SetCommand>([
      () => ({ add: { values: random.many(8, value) } }),
      () => ({ add: { values: [value()] } }),
      () => ({ delete: { values: random.many(8, value) } }),
      () => (random.chance(0.3) ? { take: { count: random.below(6) } } : { add: { values: [] } }),
      () => (random.chance(0.02) ? { clear: {} } : { delete: { values: [value()] } }),
    ])()
    return { set }
  }

  protected run({ set }: Operation): unknown {
    if (set?.add !== undefined) {
      const before = this.state.size
      for (const value of set.add.values) this.state.add(text(value) ?? '')
      return { count: this.state.size - before }
    }
    if (set?.delete !== undefined) {
      const before = this.state.size
      for (const value of set.delete.values) this.state.delete(text(value) ?? '')
      return { count: before - this.state.size }
    }
    if (set?.take !== undefined) {
      const values = [...this.state].sort().slice(0, set.take.count)
      for (const value of values) this.state.delete(value)
      return { setTaken: { values } }
    }
    const count = this.state.size
    this.state.clear()
    return { count }
  }

  drawQuestion(random: Random): Asked {
    if (random.chance(0.4)) {
      const asked = random.many(8, () => drawValue(random))
      const values = asked.filter((value) => this.state.has(value))
      return { query: { setHas: { values: asked.map(bytes) } }, answer: { setPage: { values } } }
    }
    const reverse = random.chance(0.5)
    const cursor = random.maybe(() => drawValue(random))
    const prefix = random.pick(['', 'v', 'v1', '\xff'])
    const limit = random.below(10)
    const found = [...this.state].sort().filter((value) => value.startsWith(prefix))
    if (reverse) found.reverse()
    const rest = found.filter(
      (value) => cursor === undefined || (reverse ? value < cursor : value > cursor),
    )
    const values = limit === 0 ? rest : rest.slice(0, limit)
    const more = values.length < rest.length ? { cursor: values.at(-1) } : {}
    const setValues = {
      prefix: bytes(prefix),
      reverse,
      limit,
      maxBytes: 0,
      ...(cursor === undefined ? {} : { cursor: bytes(cursor) }),
    }
    return { query: { setValues }, answer: { setPage: { values, ...more } } }
  }

  protected weigh() {
    const size = [...this.state].reduce((sum, value) => sum + value.length, 0)
    return { items: this.state.size, bytes: size }
  }
}

function drawValue(random: Random): string {
  return random.chance(0.2) ? random.pick(['', '\xff', '\xff\0', '\0']) : `v${random.below(200)}`
}
