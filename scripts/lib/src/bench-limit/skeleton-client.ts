import { once } from 'node:events'
import { connect } from 'node:net'
import type { System } from '../load/system.ts'
import { Failure } from '../script/failure.ts'
import { commandLength, writeCommand } from './command.ts'
import { createFrameReader, createFrameWriter } from './frames.ts'

/** Writes to a skeleton's leader, whose socket is `path`. It has no reads. */
export async function connectSkeleton(path: string): Promise<System> {
  const socket = connect(path)
  await once(socket, 'connect')
  const waiting = new Map<number, (value?: unknown) => void>()
  let lastId = 0
  const writer = createFrameWriter((bytes) => void socket.write(bytes))
  socket.on(
    'data',
    createFrameReader((bytes, from) => {
      const id = bytes.readUInt32LE(from)
      waiting.get(id)?.()
      waiting.delete(id)
    }),
  )
  socket.on('error', () => socket.destroy())
  const putMany: System['putMany'] = (entries) =>
    new Promise((resolve) => {
      lastId = (lastId + 1) >>> 0
      waiting.set(lastId, resolve)
      const { buffer, at } = writer.frame(4 + commandLength(entries))
      writeCommand(buffer, buffer.writeUInt32LE(lastId, at), entries)
    })
  return {
    put: (key, value) => putMany([[key, value]]),
    putMany,
    get: () => Promise.reject(new Failure('The skeleton has no reads.')),
    async close() {
      socket.end()
      if (!socket.destroyed) await once(socket, 'close')
    },
  }
}
