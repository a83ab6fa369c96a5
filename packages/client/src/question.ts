import { IpcRequest, type IpcResponse } from '@tesela/protos/ipc'
import type { Errand } from './call.ts'
import { MAX_TEXT_BYTES } from './constants.ts'
import { Internal, LimitExceeded } from './errors.ts'

/** A request of the control plane: rare, without a session. */
export interface QuestionOptions<T> {
  readonly group: string
  /** `read` where asking again changes nothing. */
  readonly kind: 'read' | 'once'
  /** The one field of the request that says what is asked. */
  readonly request: Omit<Parameters<typeof IpcRequest.encode>[0], 'id' | 'group' | 'deadlineMs'>
  /** Undefined: the response is not an answer to this question. */
  readonly answer: (response: IpcResponse) => T | undefined
  readonly progress?: (response: IpcResponse) => void
}

const WEIGHT = 1024

/** Throws `limit_exceeded` for a question with more text than the daemon takes. */
export function createQuestion<T>(options: QuestionOptions<T>): Errand<T> {
  const actual = textBytes(options)
  if (actual > MAX_TEXT_BYTES) {
    throw new LimitExceeded(
      `the texts of the request take ${actual} bytes, more than the ${MAX_TEXT_BYTES} that the daemon takes`,
      { limit: MAX_TEXT_BYTES, actual, setting: 'max_text_bytes' },
    )
  }
  return {
    kind: options.kind,
    weight: WEIGHT,
    holdsPlace: false,
    input: undefined,
    ready: () => true,
    request: (id, deadlineMs) =>
      IpcRequest.encode({ id, group: options.group, deadlineMs, ...options.request }),
    result(response) {
      const answer = options.answer(response)
      if (answer === undefined) {
        throw new Internal('the daemon answered another question than the one asked', {
          outcome: options.kind === 'once' ? 'unknown' : 'not-applied',
        })
      }
      return answer
    },
    progress: (response) => options.progress?.(response),
    ended: () => undefined,
  }
}

function textBytes({ group, request }: Pick<QuestionOptions<never>, 'group' | 'request'>): number {
  const texts = Object.values(request)
    .flatMap((operation) => Object.values(operation ?? {}))
    .filter((value) => typeof value === 'string')
  return [group, ...texts].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}
