import { randomBytes } from 'node:crypto'
import type { Connection } from '@libp2p/interface'
import { within } from './within.ts'

const PING_PROTOCOL = '/ipfs/ping/1.0.0'
const PING_LENGTH = 32

/** Whether the other end of this very connection answers in time. Never rejects. */
export async function answersPing(connection: Connection, timeoutMs: number): Promise<boolean> {
  if (connection.status !== 'open') return false
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const stream = await connection.newStream(PING_PROTOCOL, { signal })
    const echoed = Promise.withResolvers<boolean>()
    let missing = PING_LENGTH
    stream.addEventListener('message', (event) => {
      missing -= event.data.byteLength
      if (missing <= 0) echoed.resolve(true)
    })
    stream.addEventListener('close', () => echoed.resolve(missing <= 0))
    stream.send(randomBytes(PING_LENGTH))
    try {
      return await within(echoed.promise, signal)
    } finally {
      stream.abort(new Error('the ping is over'))
    }
  } catch {
    // Whatever went wrong, it did not answer.
    return false
  }
}
