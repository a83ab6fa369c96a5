import { connect } from '@tesela/client'
import { Failure } from '../script/failure.ts'
import type { System } from './system.ts'

/** A map of a daemon by its socket, through the client that programs use. */
export async function teselaSystem(socket: string, name: string): Promise<System> {
  const database = await connect({ socket })
  const map = database.bytes.map(name)
  return {
    put: (key, value) => map.set(key, value),
    putMany: (entries) => map.setMany(entries),
    async get(key) {
      if ((await map.get(key)) === undefined)
        throw new Failure('A key that was written is missing.')
    },
    close: () => database.close(),
  }
}
