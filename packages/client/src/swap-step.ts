import type { Result } from '@tesela/protos/collections'
import type { SwapResult } from './collection.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import { resulted } from './reply.ts'
import type { Step } from './step.ts'
import type { ValueShape } from './value-shape.ts'

interface Exchange {
  expected?: Uint8Array
  next?: Uint8Array
}

/** A compare-exchange of any kind: `undefined` stands for what is absent, before and after. */
export function swapStep<V>(
  values: ValueShape<V>,
  exchange: {
    readonly key?: unknown
    readonly expected: V | undefined
    readonly next: V | undefined
  },
  command: (encoded: Exchange) => Step<unknown>['command'],
): MaybePromise<Step<SwapResult<V>>> {
  const { expected, next } = exchange
  return whenReady(expected === undefined ? undefined : values.encode(expected), (before) =>
    whenReady(next === undefined ? undefined : values.encode(next), (after) => ({
      operation: 'compareExchange',
      key: exchange.key,
      command: command({
        ...(before === undefined ? {} : { expected: before }),
        ...(after === undefined ? {} : { next: after }),
      }),
      read: (result, revision) => readSwap(values, result, revision),
    })),
  )
}

async function readSwap<V>(
  values: ValueShape<V>,
  { mapSwap, cellSwap, queueSwap }: Result,
  revision: bigint,
): Promise<SwapResult<V>> {
  const { swapped, current } = resulted(mapSwap ?? cellSwap ?? queueSwap, 'compareExchange')
  if (current === undefined) return { revision, swapped }
  return { revision, swapped, current: await values.decode(current) }
}
