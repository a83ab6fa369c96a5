import type { Answer, AtomicCheck, Query } from '@tesela/protos/collections'
import type { Collection, CollectionKind, CountResult } from './collection.ts'
import { WrongKind } from './errors.ts'
import type { MaybePromise } from './maybe-promise.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { pagesOf, type Walk } from './pages.ts'
import type { ReadAnswer } from './read.ts'
import { answered } from './reply.ts'
import type { Requests } from './requests.ts'
import type { Step, StepTable } from './step.ts'

/** What a check of a transaction asks of one entry, encoded. */
export type CheckedEntry = Omit<AtomicCheck, 'collection'>

/** What the handles of all kinds share: how a write, a question and a walk reach the daemon. */
export abstract class CollectionHandle implements Collection {
  abstract readonly kind: CollectionKind
  /** The writes, for handle and transactions alike. */
  abstract readonly steps: StepTable
  readonly name: string
  readonly when: Collection['when']
  readonly requests: Requests

  constructor(requests: Requests, name: string) {
    this.name = name
    this.requests = requests
    this.when = {
      reaches: async (revision, options) => {
        await this.counted('when.reaches', { ...options, consistency: { atLeast: revision } })
      },
    }
  }

  /** A check for a transaction; the arguments are those behind the collection. */
  abstract checked(...args: never[]): MaybePromise<CheckedEntry>

  async size(options?: ReadOptions): Promise<number> {
    return (await this.counted('size', options)).size
  }

  async isEmpty(options?: ReadOptions): Promise<boolean> {
    return (await this.counted('isEmpty', options)).size === 0
  }

  async revision(options?: ReadOptions): Promise<bigint> {
    return (await this.counted('revision', options)).revision
  }

  /** `make` runs in here, so that what it throws is a rejection like every other one. */
  protected run<R>(make: () => MaybePromise<Step<R>>, options?: CallOptions): Promise<R> {
    try {
      const step = make()
      if (!(step instanceof Promise)) return this.#write(step, options)
      return step.then((ready) => this.#write(ready, options))
    } catch (error) {
      return Promise.reject(error)
    }
  }

  #write<R>(step: Step<R>, options: CallOptions | undefined): Promise<R> {
    const { operation, key, command, read } = step
    const collection = this.name
    const input = key === undefined ? { operation, collection } : { operation, collection, key }
    return this.requests.write({ collection, ...command }, input, read, options)
  }

  protected ask(
    operation: string,
    question: Omit<Query, 'collection'>,
    options: ReadOptions | undefined,
    key?: unknown,
  ): Promise<ReadAnswer> {
    const collection = this.name
    return this.requests.read(
      { query: { collection, ...question } },
      { operation, collection, ...(key === undefined ? {} : { key }) },
      options,
    )
  }

  /** The items of a walk, fetched page by page, all from the one revision of the first page. */
  protected async *walked<Item, Cursor>(
    walk: Omit<Walk<Item, Cursor>, 'collection'>,
    options: ReadOptions & { readonly limit?: number | undefined } = {},
  ): AsyncGenerator<Item> {
    const pages = pagesOf(this.requests, { collection: this.name, ...walk }, options)
    for await (const page of pages) yield* page
  }

  /**
   * Asks until the answer decides, from one revision. `decide` answers the next question where one answer looks at a
   * part only. Most are decided by the first answer: only when it did not, the state is held, and the search begins
   * again there.
   */
  protected async search<T>(
    operation: string,
    first: Omit<Query, 'collection'>,
    decide: (
      answer: Answer,
    ) => { readonly found: T } | { readonly next: Omit<Query, 'collection'> },
    options: ReadOptions | undefined,
  ): Promise<T> {
    const collection = this.name
    let question = first
    let pinned: bigint | undefined
    for (let asked = 0; ; asked++) {
      const { answer, revision } = await this.requests.read(
        { query: { collection, ...question }, pinned, pin: asked === 1 },
        { operation, collection },
        options,
      )
      const decision = decide(answer)
      if ('found' in decision) return decision.found
      if (asked === 0) continue
      pinned = revision
      question = decision.next
    }
  }

  /** An empty batch changes nothing, so it makes no revision either. */
  protected nothing(): CountResult {
    return { revision: this.requests.revision, count: 0 }
  }

  /** The description of a collection says its kind too: the size of another kind is no answer. */
  protected async counted(operation: string, options: ReadOptions | undefined) {
    const { answer, revision } = await this.ask(operation, { info: {} }, options)
    const { kind, items } = answered(answer.info, operation)
    if (kind !== this.kind) throw new WrongKind(`'${this.name}' is a ${kind}, not a ${this.kind}`)
    return { size: items, revision }
  }
}
