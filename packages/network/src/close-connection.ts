import type { Connection } from '@libp2p/interface'

/** Ends a connection in order, or cuts it after the deadline. Never rejects. */
export async function closeConnection(connection: Connection, timeoutMs: number): Promise<void> {
  try {
    await connection.close({ signal: AbortSignal.timeout(timeoutMs) })
  } catch (cause) {
    // libp2p rejects with an Event now and then.
    connection.abort(new Error('the connection did not end in order', { cause }))
  }
}
