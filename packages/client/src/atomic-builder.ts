import { type AtomicCheck, type AtomicResult, Result } from '@tesela/protos/collections'
import { type Atomic, type AtomicOutcome, type AtomicWrite, atomicWrites } from './atomic.ts'
import { CollectionHandle } from './collection-handle.ts'
import { InvalidArgument, TeselaError } from './errors.ts'
import type { MaybePromise } from './maybe-promise.ts'
import type { CallOptions } from './options.ts'
import { resulted } from './reply.ts'
import type { Requests } from './requests.ts'
import type { Step } from './step.ts'

interface Planned {
  readonly collection: string
  readonly step: MaybePromise<Step<unknown>>
}

/** What names stand for in kinds whose operation has another one. */
const aliases: Partial<Record<AtomicWrite, readonly string[]>> = {
  extend: ['setMany'],
  insert: ['set', 'add', 'push'],
  remove: ['delete'],
  write: ['set'],
}

export function createAtomic(requests: Requests): Atomic {
  const transaction = new Transaction(requests)
  const builder: Record<string, unknown> = {
    check(handle: unknown, ...args: never[]) {
      transaction.check(handle, args)
      return builder
    },
    commit: (options?: CallOptions) => transaction.commit(options),
  }
  for (const name of atomicWrites) {
    builder[name] = (handle: unknown, ...args: never[]) => {
      transaction.add(name, handle, args)
      return builder
    }
  }
  // Its methods are those that the loop has made; their types are those of the handles.
  return builder as unknown as Atomic
}

class Transaction {
  readonly #requests: Requests
  readonly #checks: MaybePromise<AtomicCheck>[] = []
  readonly #operations: Planned[] = []

  constructor(requests: Requests) {
    this.#requests = requests
  }

  check(given: unknown, args: never[]): void {
    const handle = this.#handleOf(given)
    const collection = handle.name
    const checked = handle.checked(...args)
    this.#checks.push(
      checked instanceof Promise
        ? settledLater(checked.then((entry) => ({ collection, ...entry })))
        : { collection, ...checked },
    )
  }

  add(name: AtomicWrite, given: unknown, args: never[]): void {
    const handle = this.#handleOf(given)
    const known = [name, ...(aliases[name] ?? [])].find((each) => Object.hasOwn(handle.steps, each))
    const make = known === undefined ? undefined : handle.steps[known]
    if (make === undefined) throw new InvalidArgument(`a ${handle.kind} has no operation ${name}`)
    const step = make(...args)
    this.#operations.push({
      collection: handle.name,
      step: step instanceof Promise ? settledLater(step) : step,
    })
  }

  async commit(options?: CallOptions): Promise<AtomicOutcome<readonly unknown[]>> {
    const checks = await Promise.all(this.#checks)
    const steps = await Promise.all(this.#operations.map(({ step }) => step))
    if (checks.length === 0 && steps.length === 0) {
      return { revision: this.#requests.revision, committed: true, results: [] }
    }
    const operations = steps.map(({ command }, position) => ({
      collection: this.#operations[position]?.collection ?? '',
      ...command,
    }))
    try {
      return await this.#requests.write(
        { collection: '', atomic: { checks, operations } },
        { operation: 'atomic' },
        ({ atomic }, revision) => readOutcome(steps, resulted(atomic, 'atomic'), revision),
        options,
      )
    } catch (error) {
      throw this.#withOperation(error, steps)
    }
  }

  #handleOf(given: unknown): CollectionHandle {
    if (given instanceof CollectionHandle && given.requests === this.#requests) return given
    throw new InvalidArgument(
      'a transaction takes collections of the connection that it is made by',
    )
  }

  /** What failed is the operation that was refused rather than all of it. */
  #withOperation(error: unknown, steps: readonly Step<unknown>[]): unknown {
    if (!(error instanceof TeselaError) || error.operation === undefined) return error
    const step = steps[error.operation]
    const collection = this.#operations[error.operation]?.collection
    if (step !== undefined && collection !== undefined) {
      const { operation, key } = step
      error.input = { operation, collection, ...(key === undefined ? {} : { key }) }
    }
    return error
  }
}

/** Awaited by `commit`; until then a value that the schema refuses must not count as unhandled. */
function settledLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

async function readOutcome(
  steps: readonly Step<unknown>[],
  { committed, failedCheck, failedOperation, results }: AtomicResult,
  revision: bigint,
): Promise<AtomicOutcome<readonly unknown[]>> {
  const read = (step: Step<unknown> | undefined, bytes: Uint8Array | undefined) =>
    resulted(step, 'atomic').read(Result.decode(resulted(bytes, 'atomic')), revision)
  if (committed) {
    const decoded: unknown[] = []
    for (const [position, step] of steps.entries()) {
      decoded.push(await read(step, results[position]))
    }
    return { revision, committed, results: decoded }
  }
  if (failedCheck !== undefined) return { revision, committed, failedCheck }
  const failed = resulted(failedOperation, 'atomic')
  return {
    revision,
    committed,
    failedOperation: failed,
    result: await read(steps[failed], results[0]),
  }
}
