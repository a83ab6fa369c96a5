import { type MaybePromise, whenReady } from './maybe-promise.ts'
import type { CollectionOnce, OnceResult } from './once.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { resulted } from './reply.ts'
import type { Requests } from './requests.ts'
import { untilSettled } from './settled.ts'
import { SingleHandle } from './single-handle.ts'
import type { Step } from './step.ts'
import type { ValueShape } from './value-shape.ts'

export function createOnce<V>(
  requests: Requests,
  name: string,
  values: ValueShape<V>,
): CollectionOnce<V> {
  return new OnceHandle(requests, name, values)
}

/** The writes of a once. */
function onceSteps<V>(values: ValueShape<V>) {
  return {
    set(value: V): MaybePromise<Step<OnceResult<V>>> {
      return whenReady(values.encode(value), (encoded) => ({
        operation: 'set',
        command: { once: { set: { value: encoded } } },
        async read({ once }, revision) {
          const { won, value: winner } = resulted(once, 'set')
          return { revision, won, value: await values.decode(winner) }
        },
      }))
    },
  }
}

class OnceHandle<V> extends SingleHandle<V> implements CollectionOnce<V> {
  readonly kind = 'once'
  readonly steps: ReturnType<typeof onceSteps<V>>

  constructor(requests: Requests, name: string, values: ValueShape<V>) {
    super(requests, name, values)
    this.steps = onceSteps(values)
  }

  set(value: V, options?: CallOptions): Promise<OnceResult<V>> {
    return this.run(() => this.steps.set(value), options)
  }

  write(value: V, options?: CallOptions): Promise<OnceResult<V>> {
    return this.set(value, options)
  }

  async isSet(options?: ReadOptions): Promise<boolean> {
    return (await this.found('isSet', options)).entry !== undefined
  }

  settled(wait?: AbortSignal | CallOptions): Promise<V> {
    return untilSettled(async (options) => {
      const { entry, revision } = await this.found('settled', options)
      return entry === undefined
        ? { revision }
        : { revision, value: await this.values.decode(entry.value) }
    }, wait)
  }
}
