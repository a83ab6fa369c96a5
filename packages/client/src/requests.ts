import type { Dispatcher } from './dispatcher.ts'
import type { Operation } from './encode-operation.ts'
import { type FailedInput, TeselaError } from './errors.ts'
import type { Horizon } from './horizon.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { createQuestion, type QuestionOptions } from './question.ts'
import { createRead, type ReadAnswer, type ReadRequest } from './read.ts'
import type { Sessions } from './session.ts'
import { createWrite, type ReadResult } from './write.ts'

/** What collections, the catalogue and the administration ask of the daemon. */
export interface Requests {
  /** The latest revision that this client has seen. */
  readonly revision: bigint
  /** Resolves with what `read` makes of the result. Everything between is one promise, since every write passes here. */
  write<R>(
    operation: Operation,
    input: FailedInput,
    read: ReadResult<R>,
    options?: CallOptions,
  ): Promise<R>
  read(request: ReadRequest, input: FailedInput, options?: ReadOptions): Promise<ReadAnswer>
  ask<T>(question: Omit<QuestionOptions<T>, 'group'>, options?: CallOptions): Promise<T>
}

export interface RequestsOptions {
  readonly dispatcher: Dispatcher
  readonly group: string
  readonly sessions: Sessions
  readonly horizon: Horizon
}

export function createRequests({ dispatcher, ...context }: RequestsOptions): Requests {
  return {
    get revision() {
      return BigInt(context.horizon.revision)
    },
    write(operation, input, read, options) {
      try {
        return dispatcher.run(createWrite(context, operation, input, read), options)
      } catch (error) {
        return Promise.reject(withInput(error, input))
      }
    },
    read(request, input, options = {}) {
      const asked = { consistency: options.consistency, ...request }
      try {
        return dispatcher.run(createRead(context, asked, input), options)
      } catch (error) {
        return Promise.reject(withInput(error, input))
      }
    },
    ask(question, options) {
      try {
        return dispatcher.run(createQuestion({ ...question, group: context.group }), options)
      } catch (error) {
        return Promise.reject(error)
      }
    },
  }
}

function withInput(error: unknown, input: FailedInput): unknown {
  if (error instanceof TeselaError) error.input ??= input
  return error
}
