import { Answer, Query } from '@tesela/protos/collections'
import { IpcRequest, type IpcResponse } from '@tesela/protos/ipc'
import type { Errand } from './call.ts'
import { MAX_OPERATION_BYTES } from './constants.ts'
import { type FailedInput, Internal, InvalidArgument, LimitExceeded } from './errors.ts'
import { errorFromRejection } from './failure.ts'
import type { Horizon } from './horizon.ts'
import type { Consistency } from './options.ts'

export interface ReadContext {
  readonly group: string
  readonly horizon: Horizon
}

/** What is asked, and of which state. */
export interface ReadRequest {
  readonly query: Query
  readonly consistency?: Consistency | undefined
  /** Answer from exactly this revision, which an earlier answer pinned. */
  readonly pinned?: bigint | undefined
  /** Hold the state that answers, so that further pages come from the same revision. */
  readonly pin?: boolean | undefined
}

export interface ReadAnswer {
  readonly revision: bigint
  readonly answer: Answer
  /** Nothing confirms that the answer is current: `stale` was asked for. */
  readonly stale: boolean
}

const BOOKKEEPING_BYTES = 128

export function createRead(
  context: ReadContext,
  request: ReadRequest,
  input: FailedInput,
): Errand<ReadAnswer> {
  return new OneRead(context, request, input)
}

class OneRead implements Errand<ReadAnswer> {
  readonly kind = 'read'
  readonly holdsPlace = false
  readonly weight: number
  readonly input: FailedInput
  readonly #context: ReadContext
  readonly #request: ReadRequest
  readonly #query: Uint8Array
  readonly #consistency: string
  readonly #atLeast: number

  constructor(context: ReadContext, request: ReadRequest, input: FailedInput) {
    this.#context = context
    this.input = input
    this.#request = request
    this.#query = Query.encode(request.query)
    const actual = this.#query.byteLength
    if (actual > MAX_OPERATION_BYTES) {
      throw new LimitExceeded(
        `the question takes ${actual} bytes, more than the ${MAX_OPERATION_BYTES} that fit a frame`,
        { limit: MAX_OPERATION_BYTES, actual, setting: 'max_command_bytes' },
      )
    }
    this.weight = actual + BOOKKEEPING_BYTES
    const { consistency = 'linearizable' } = request
    const named = typeof consistency === 'string'
    this.#consistency = named ? consistency : 'session'
    // Fixed when it is asked: what other calls see meanwhile is not this reader's past.
    if (!named) this.#atLeast = revisionNumber(consistency.atLeast)
    else this.#atLeast = consistency === 'session' ? context.horizon.revision : 0
  }

  ready(): boolean {
    return true
  }

  request(id: number, deadlineMs: number): Uint8Array {
    const { pinned, pin } = this.#request
    return IpcRequest.encode({
      id,
      group: this.#context.group,
      deadlineMs,
      read: {
        query: this.#query,
        consistency: this.#consistency,
        atLeast: this.#atLeast,
        ...(pinned === undefined ? {} : { pinned: revisionNumber(pinned) }),
        pin: pin ?? false,
      },
    })
  }

  result(response: IpcResponse): ReadAnswer {
    if (response.answer === undefined)
      throw new Internal('the daemon answered a read with something else')
    const { revision, stale } = response.answer
    const answer = Answer.decode(response.answer.answer)
    this.#context.horizon.saw(revision)
    if (answer.rejection !== undefined) throw errorFromRejection(answer.rejection)
    return { revision: BigInt(revision), answer, stale }
  }

  progress(): void {
    // A read has one response; what else comes is ignored like an unknown field.
  }

  ended(): void {
    // A read holds nothing.
  }
}

/** Revisions travel as 64-bit numbers, of which 53 bits are used. */
export function revisionNumber(revision: bigint): number {
  if (typeof revision !== 'bigint' || revision < 0n || revision > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new InvalidArgument('a revision is a bigint from 0n to 2^53 - 1')
  }
  return Number(revision)
}
