import type { CellCommand } from '@tesela/protos/collections'
import type { Operation } from '../check-operation.ts'
import { bytes, text } from './driver.ts'
import { type Asked, QuotaModel } from './model.ts'
import type { Random } from './random.ts'

interface Entry {
  readonly value: string
  readonly created: number
  readonly modified: number
}

const values = ['', 'a', 'b', 'long'.repeat(30)]

/** A cell: one variable. */
export class CellModel extends QuotaModel<Entry | undefined> {
  protected state: Entry | undefined

  drawOperation(random: Random): Operation {
    const value = () => bytes(random.pick(values))
    const cell = random.pick<() => CellCommand>([
      () => ({ set: { value: value(), returnPrevious: random.chance(0.5) } }),
      () => {
        const [expected, next] = [random.maybe(value), random.maybe(value)]
        return {
          compareExchange: {
            ...(expected === undefined ? {} : { expected }),
            ...(next === undefined ? {} : { next }),
          },
        }
      },
      () => ({ clear: {} }),
    ])()
    return { cell }
  }

  protected run({ cell }: Operation): unknown {
    const previous = this.state
    if (cell?.set !== undefined) {
      this.#put(text(cell.set.value) ?? '')
      const seen = cell.set.returnPrevious && previous !== undefined ? { previous } : {}
      return { cellSet: seen }
    }
    if (cell?.compareExchange !== undefined) {
      const [expected, next] = [
        text(cell.compareExchange.expected),
        text(cell.compareExchange.next),
      ]
      if (previous?.value !== expected) return swap(false, previous?.value)
      if (next === undefined) this.state = undefined
      else this.#put(next)
      return swap(true, next)
    }
    this.state = undefined
    return { count: previous === undefined ? 0 : 1 }
  }

  drawQuestion(random: Random): Asked {
    const entry = this.state
    return random.chance(0.5)
      ? { query: { size: {} }, answer: { size: entry === undefined ? 0 : 1 } }
      : { query: { cellGet: {} }, answer: { cell: entry === undefined ? {} : { entry } } }
  }

  protected weigh() {
    return this.state === undefined
      ? { items: 0, bytes: 0 }
      : { items: 1, bytes: this.state.value.length }
  }

  #put(value: string): void {
    const { revision } = this.at
    this.state = { value, created: this.state?.created ?? revision, modified: revision }
  }
}

function swap(swapped: boolean, current: string | undefined): unknown {
  return { cellSwap: { swapped, ...(current === undefined ? {} : { current }) } }
}
