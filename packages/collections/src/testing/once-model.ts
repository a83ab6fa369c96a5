import type { Operation } from '../check-operation.ts'
import { bytes, text } from './driver.ts'
import { type Asked, QuotaModel } from './model.ts'
import type { Random } from './random.ts'

/** A once: a variable that is set at most once. */
export class OnceModel extends QuotaModel<{ value?: string; revision?: number }> {
  protected state: { value?: string; revision?: number } = {}

  drawOperation(random: Random): Operation {
    return { once: { set: { value: bytes(`v${random.below(20)}`.repeat(1 + random.below(4))) } } }
  }

  protected run({ once }: Operation): unknown {
    const won = this.state.value === undefined
    if (won) this.state = { value: text(once?.set?.value) ?? '', revision: this.at.revision }
    return { once: { won, value: this.state.value } }
  }

  drawQuestion(): Asked {
    const { value, revision } = this.state
    const cell =
      value === undefined ? {} : { entry: { value, created: revision, modified: revision } }
    return { query: { cellGet: {} }, answer: { cell } }
  }

  protected weigh() {
    const { value } = this.state
    return value === undefined ? { items: 0, bytes: 0 } : { items: 1, bytes: value.length }
  }
}
