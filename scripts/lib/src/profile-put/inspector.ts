import { once } from 'node:events'
import { Failure } from '../script/failure.ts'

/** The inspector of a running Node process: what a debugger would ask it. */
export interface Inspector extends AsyncDisposable {
  /** @throws Failure with the words of the process when it refuses */
  ask(method: string, parameters?: object): Promise<unknown>
}

interface Reply {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

const announcement = /Debugger listening on (ws:\/\/\S+)/g

/** The address that a process started with `--inspect-port=0` printed last after SIGUSR1; null before. */
export function inspectorAddress(errorOutput: string): string | null {
  return [...errorOutput.matchAll(announcement)].at(-1)?.[1] ?? null
}

export async function attachInspector(address: string): Promise<Inspector> {
  const socket = new WebSocket(address)
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as Reply
    if (id === undefined) return
    const waiter = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) waiter?.resolve(result)
    else waiter?.reject(new Failure(`The inspector refused: ${error.message}`))
  })
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Failure('A profiled process is gone.'))
    waiting.clear()
  })
  await once(socket, 'open')
  return {
    ask(method, parameters = {}) {
      const waiter = Promise.withResolvers<unknown>()
      lastId += 1
      waiting.set(lastId, waiter)
      socket.send(JSON.stringify({ id: lastId, method, params: parameters }))
      return waiter.promise
    },
    async [Symbol.asyncDispose]() {
      if (socket.readyState === WebSocket.CLOSED) return
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
}
