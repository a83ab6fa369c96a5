import type { QueueCommand, QueuePush } from '@tesela/protos/collections'
import type { CountResult, SwapResult } from './collection.ts'
import { countStep } from './count-step.ts'
import { allReady, type MaybePromise, whenReady } from './maybe-promise.ts'
import type { PriorityInputs, PriorityKind } from './priority.ts'
import { encodeRange } from './priority-range.ts'
import type {
  PopItemsResult,
  PriorityRange,
  PushManyResult,
  PushResult,
  UpdatedResult,
} from './queue.ts'
import { decodeQueueItems } from './queue-item.ts'
import type { QueueShape } from './queue-shape.ts'
import { resulted } from './reply.ts'
import type { DeletedResult } from './set.ts'
import type { Step } from './step.ts'
import { swapStep } from './swap-step.ts'
import { wholeNumber } from './whole-number.ts'

const MAX_COUNT = 2 ** 32 - 1

/** The writes of a queue. */
export function queueSteps<K, V, P extends PriorityKind>(shape: QueueShape<K, V, P>) {
  const { keys, values, priorities } = shape

  const encodePush = (given: PriorityInputs[P], key: K, value: V): MaybePromise<QueuePush> => {
    const place = { priority: priorities.encode(given), key: keys.encode(key) }
    return whenReady(values.encode(value), (encoded) => ({ ...place, value: encoded }))
  }

  const pop = (operation: string, queue: QueueCommand): Step<PopItemsResult<K, V, P>> => ({
    operation,
    command: { queue },
    async read({ queueItems }, revision) {
      const { items } = resulted(queueItems, operation)
      return { revision, items: await decodeQueueItems(shape, items) }
    },
  })

  const deleteMany = (given: Iterable<K>): Step<DeletedResult> => ({
    operation: 'delete',
    command: { queue: { delete: { keys: Array.from(given, (key) => keys.encode(key)) } } },
    read: ({ count }, revision) => ({ revision, deleted: resulted(count, 'delete') }),
  })

  return {
    push(priority: PriorityInputs[P], key: K, value: V): MaybePromise<Step<PushResult<K, V, P>>> {
      return whenReady(encodePush(priority, key, value), (push) => ({
        operation: 'push',
        key,
        command: { queue: { push } },
        async read({ queuePushed }, revision) {
          const pushed = resulted(queuePushed, 'push')
          const [evicted] = await decodeQueueItems(shape, pushed.evicted)
          const replaced = pushed.replaced > 0
          return { revision, replaced, ...(evicted === undefined ? {} : { evicted }) }
        },
      }))
    },

    pushMany(
      items: Iterable<readonly [PriorityInputs[P], K, V]>,
    ): MaybePromise<Step<PushManyResult<K, V, P>>> {
      const encoded = Array.from(items, (item) => encodePush(...item))
      return whenReady(allReady(encoded), (pushes) => ({
        operation: 'pushMany',
        command: { queue: { pushMany: { items: [...pushes] } } },
        async read({ queuePushed }, revision) {
          const { replaced, evicted } = resulted(queuePushed, 'pushMany')
          return { revision, replaced, evicted: await decodeQueueItems(shape, evicted) }
        },
      }))
    },

    popMin: (count = 1) => pop('popMin', { popMin: countOf(count) }),
    popMax: (count = 1) => pop('popMax', { popMax: countOf(count) }),

    updatePriority(key: K, priority: PriorityInputs[P]): Step<UpdatedResult> {
      const update = { key: keys.encode(key), priority: priorities.encode(priority) }
      return updateStep('updatePriority', key, { updatePriority: update })
    },

    updateValue(key: K, value: V): MaybePromise<Step<UpdatedResult>> {
      const place = keys.encode(key)
      return whenReady(values.encode(value), (encoded) =>
        updateStep('updateValue', key, { updateValue: { key: place, value: encoded } }),
      )
    },

    compareExchange(key: K, expected: V, next: V | undefined): MaybePromise<Step<SwapResult<V>>> {
      const place = keys.encode(key)
      return whenReady(values.encode(expected), (before) =>
        swapStep(values, { key, expected: undefined, next }, (exchange) => ({
          queue: { compareExchange: { key: place, expected: before, ...exchange } },
        })),
      )
    },

    delete: (...given: K[]) => deleteMany(given),
    deleteMany,

    removeRange(range: PriorityRange<P>): Step<CountResult> {
      return countStep('removeRange', {
        queue: { removeRange: { range: encodeRange(priorities, range) } },
      })
    },

    clear: () => countStep('clear', { queue: { clear: {} } }),
  }
}

function countOf(count: number): { count: number } {
  return { count: wholeNumber('a count', count, MAX_COUNT) }
}

function updateStep(operation: string, key: unknown, queue: QueueCommand): Step<UpdatedResult> {
  return {
    operation,
    key,
    command: { queue },
    read({ queueUpdated }, revision) {
      return { revision, updated: resulted(queueUpdated, operation).updated }
    },
  }
}
