import { IpcRequest, type IpcResponse } from '@tesela/protos/ipc'
import type { Errand } from './call.ts'
import { Internal } from './errors.ts'

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

export function createQuestion<T>(options: QuestionOptions<T>): Errand<T> {
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
