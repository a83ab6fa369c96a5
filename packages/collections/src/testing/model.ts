import type { CollectionOptions, Query } from '@tesela/protos/collections'
import type { Operation } from '../check-operation.ts'
import type { Random } from './random.ts'

/** Of the entry that a model executes. */
export interface At {
  readonly revision: number
  readonly logTime: number
}

/** A question and what the model answers to it, as `plain` data. */
export interface Asked {
  readonly query: Partial<Query>
  readonly answer: unknown
}

/** What a collection is and does, in the plainest way: no trees, no encodings, nothing shared. */
export interface Model {
  drawOperation(random: Random): Operation
  /** The Result, as `plain` data. */
  execute(operation: Operation, at: At): unknown
  drawQuestion(random: Random): Asked
}

/** A model of one kind behind the quotas that all kinds share: what an operation made too large, it did not do. */
export abstract class QuotaModel<State> implements Model {
  readonly options: Partial<CollectionOptions>
  protected abstract state: State
  protected at: At = { revision: 0, logTime: 0 }

  constructor(options: Partial<CollectionOptions>) {
    this.options = options
  }

  abstract drawOperation(random: Random): Operation
  abstract drawQuestion(random: Random): Asked
  protected abstract run(operation: Operation): unknown
  protected abstract weigh(): { readonly items: number; readonly bytes: number }

  execute(operation: Operation, at: At): unknown {
    this.at = at
    const { maxItems = 0, maxBytes = 0 } = this.options
    if (maxItems === 0 && maxBytes === 0) return this.run(operation)
    const before = structuredClone(this.state)
    const was = this.weigh()
    const result = this.run(operation)
    const is = this.weigh()
    if (maxItems > 0 && is.items > was.items && is.items > maxItems) {
      this.state = before
      return rejection('limit_exceeded', maxItems, is.items, 'max_items')
    }
    if (maxBytes > 0 && is.bytes > was.bytes && is.bytes > maxBytes) {
      this.state = before
      return rejection('limit_exceeded', maxBytes, is.bytes, 'max_bytes')
    }
    return result
  }
}

export function rejection(code: string, limit = 0, actual = 0, setting = ''): unknown {
  return { rejection: { code, limit, actual, setting } }
}
