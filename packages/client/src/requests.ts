import type { Dispatcher } from './dispatcher.ts'
import type { Operation } from './encode-operation.ts'
import { type FailedInput, TeselaError } from './errors.ts'
import type { Horizon } from './horizon.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { createQuestion, type QuestionOptions } from './question.ts'
import { createRead, type ReadAnswer, type ReadRequest } from './read.ts'
import type { Sessions } from './session.ts'
import { createWrite, type Written } from './write.ts'

/** What collections, the catalogue and the administration ask of the daemon. */
export interface Requests {
  /** The latest revision that this client has seen. */
  readonly revision: bigint
  write(operation: Operation, input: FailedInput, options?: CallOptions): Promise<Written>
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
    async write(operation, input, options) {
      try {
        return await dispatcher.run(createWrite(context, operation), options)
      } catch (error) {
        throw withInput(error, input)
      }
    },
    async read(request, input, options = {}) {
      const asked = { consistency: options.consistency, ...request }
      try {
        return await dispatcher.run(createRead(context, asked), options)
      } catch (error) {
        throw withInput(error, input)
      }
    },
    ask(question, options) {
      return dispatcher.run(createQuestion({ ...question, group: context.group }), options)
    },
  }
}

function withInput(error: unknown, input: FailedInput): unknown {
  if (error instanceof TeselaError) error.input ??= input
  return error
}
