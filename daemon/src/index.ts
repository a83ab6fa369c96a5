/**
 * What a daemon is made of, for a process that makes one of other parts, such as a peer that lies to the others for a test.
 * Programs want `@tesela/client`, people the command `tesela`.
 *
 * ```ts
 * const { settings } = resolveSettings({ flags: {}, environment: process.env, file: await readConfigFile(dataDirectory) })
 * const options = { dataDirectory, settings, version: ownVersion(), logger: createLogger('info', false) }
 * const failure = await runDaemon(options, { startNode, createIpcServer, socketPathFor })
 * ```
 */
export { readConfigFile } from './config/config-file.ts'
export { resolveSettings } from './config/resolve.ts'
export { createIpcServer, socketPathFor } from './ipc/index.ts'
export { type NodeFoundation, startNode } from './node/index.ts'
export { createLogger } from './process/logger.ts'
export { runDaemon } from './process/run-daemon.ts'
export { ownVersion } from './process/version.ts'
