import type { CellSetOptions, CellSetResult, CollectionCell } from './cell.ts'
import { decodeCellEntry } from './cell-entry.ts'
import type { CountResult, SwapResult } from './collection.ts'
import { countStep } from './count-step.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import type { CallOptions } from './options.ts'
import { resulted } from './reply.ts'
import type { Requests } from './requests.ts'
import { SingleHandle } from './single-handle.ts'
import type { Step } from './step.ts'
import { swapStep } from './swap-step.ts'
import type { ValueShape } from './value-shape.ts'

export function createCell<V>(
  requests: Requests,
  name: string,
  values: ValueShape<V>,
): CollectionCell<V> {
  return new CellHandle(requests, name, values)
}

/** The writes of a cell. */
function cellSteps<V>(values: ValueShape<V>) {
  return {
    set(value: V, options: CellSetOptions = {}): MaybePromise<Step<CellSetResult<V>>> {
      const returnPrevious = options.returnPrevious ?? false
      return whenReady(values.encode(value), (encoded) => ({
        operation: 'set',
        command: { cell: { set: { value: encoded, returnPrevious } } },
        async read({ cellSet }, revision) {
          const { previous } = resulted(cellSet, 'set')
          if (previous === undefined) return { revision }
          return { revision, previous: await decodeCellEntry(values, previous) }
        },
      }))
    },

    compareExchange(
      expected: V | undefined,
      next: V | undefined,
    ): MaybePromise<Step<SwapResult<V>>> {
      return swapStep(values, { expected, next }, (compareExchange) => ({
        cell: { compareExchange },
      }))
    },

    clear: () => countStep('clear', { cell: { clear: {} } }),
  }
}

class CellHandle<V> extends SingleHandle<V> implements CollectionCell<V> {
  readonly kind = 'cell'
  readonly steps: ReturnType<typeof cellSteps<V>>

  constructor(requests: Requests, name: string, values: ValueShape<V>) {
    super(requests, name, values)
    this.steps = cellSteps(values)
  }

  set(value: V, options?: CellSetOptions): Promise<CellSetResult<V>> {
    return this.run(() => this.steps.set(value, options), options)
  }

  write(value: V, options?: CellSetOptions): Promise<CellSetResult<V>> {
    return this.set(value, options)
  }

  compareExchange(
    expected: V | undefined,
    next: V | undefined,
    options?: CallOptions,
  ): Promise<SwapResult<V>> {
    return this.run(() => this.steps.compareExchange(expected, next), options)
  }

  clear(options?: CallOptions): Promise<CountResult> {
    return this.run(() => this.steps.clear(), options)
  }
}
