/**
 * The local socket: what programs and the command line of this node talk to. It checks frames, keeps every client
 * within bounds, and passes what is well-formed to the `DaemonService`.
 *
 * ```ts
 * const server = await createIpcServer({ path: await socketPathFor(data), service, logger, version })
 * await server.close({ graceMs: 5_000 })
 * ```
 */
export type { IpcLimits } from './limits.ts'
export { createIpcServer, type IpcServer } from './server.ts'
export { socketPathFor } from './socket-path.ts'
