/**
 * A daemon whose peer lies, as a process of its own: `main.ts DATA LIE`. The daemon has no switch for it: this is the same
 * node on another host.
 */
import {
  createIpcServer,
  createLogger,
  type NodeFoundation,
  ownVersion,
  readConfigFile,
  resolveSettings,
  runDaemon,
  socketPathFor,
  startNode,
} from '@tesela/daemon'
import { createHost } from '@tesela/network'
import { type LieName, lies } from './lies.ts'
import { lyingHost } from './lying-host.ts'

const [dataDirectory = '', name = ''] = process.argv.slice(2)
if (!Object.hasOwn(lies, name)) throw new Error(`There is no lie ${name}.`)
const { settings } = resolveSettings({
  flags: {},
  environment: process.env,
  file: await readConfigFile(dataDirectory),
})
const logger = createLogger(settings.logLevel, false)
const foundation: NodeFoundation = {
  createHost: async (options) =>
    lyingHost(await createHost(options), lies[name as LieName](), (to, { type }) =>
      logger.warn({ to, type, lie: name }, 'this peer lies'),
    ),
}
const failure = await runDaemon(
  { dataDirectory, settings, version: ownVersion(), logger },
  { startNode: (options) => startNode(options, foundation), createIpcServer, socketPathFor },
)
if (failure !== null) {
  logger.fatal({ err: failure }, 'the lying peer ended')
  process.exitCode = 1
}
// As with the daemon: libp2p keeps a timer of a second after its end.
setTimeout(() => process.exit(), 100).unref()
