import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Database } from '@tesela/client'
import type { DaemonService } from '../../service.ts'
import type { IpcLogger } from '../connection.ts'
import type { IpcLimits } from '../limits.ts'
import { createIpcServer, type IpcServer } from '../server.ts'

/** A socket in a folder of its own, and clients of it; all gone at the end of the scope. */
export interface LocalDaemon extends AsyncDisposable {
  readonly path: string
  readonly server: IpcServer
  readonly logged: readonly string[]
  connect(): Promise<Database>
  /** Cuts every connection at once and listens again on the same path. */
  restart(): Promise<void>
}

export async function createLocalDaemon(
  service: DaemonService,
  limits: Partial<IpcLimits> = {},
): Promise<LocalDaemon> {
  const folder = await mkdtemp(join(tmpdir(), 'tesela-ipc-'))
  const path = join(folder, 'ipc.sock')
  const logged: string[] = []
  const clients: Database[] = []
  const start = () =>
    createIpcServer({ path, service, logger: loggerInto(logged), version: 'test', limits })
  let server = await start()
  return {
    path,
    logged,
    get server() {
      return server
    },
    async connect() {
      const client = await connect({ socket: path })
      clients.push(client)
      return client
    },
    async restart() {
      await server.close({ graceMs: 0 })
      server = await start()
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client.close({ timeoutMs: 100 })))
      await server.close({ graceMs: 0 })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function loggerInto(lines: string[]): IpcLogger {
  const log = (_fields: object, message: string): void => {
    lines.push(message)
  }
  return { debug: log, info: log, warn: log, error: log }
}
