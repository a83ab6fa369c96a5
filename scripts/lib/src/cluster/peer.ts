import { join } from 'node:path'
import { connect, findSocket, type StatusDocument } from '@tesela/client'
import { type CommandOptions, type CommandResult, runTesela, tesela } from './command.ts'
import { daemonProcess, processEnd } from './daemon-process.ts'

/** One daemon of this machine, alive or not. */
export interface Peer {
  readonly name: string
  /** Its data directory. */
  readonly data: string
  /** What its daemon logs, a JSON line each. */
  readonly logFile: string
  /** Makes its data directory; it will listen on this port of the loopback. */
  init(port: number): Promise<void>
  start(): Promise<void>
  /** Ends it in order; does nothing when it does not run. */
  stop(): Promise<void>
  /**
   * SIGKILL; resolves when the process is gone. Does nothing when it does not run.
   *
   * @returns when the signal was sent, by `performance.now()`: it answers nothing that was asked from then on
   */
  kill(): Promise<number>
  /** SIGSTOP: it stands still, connected as it is, until `resume`. */
  pause(): Promise<void>
  resume(): Promise<void>
  isRunning(): Promise<boolean>
  /** Asked through the client: what `tesela status --json` prints, without a process of its own. */
  status(): Promise<StatusDocument>
  /** Where others reach it: `/ip4/127.0.0.1/tcp/PORT/p2p/PEER`. */
  multiaddr(): Promise<string>
  /** Path of its local socket. */
  socket(): Promise<string>
  /** What `tesela ARGUMENTS` prints on this node. @throws Failure unless it exits 0 */
  run(arguments_: readonly string[], options?: CommandOptions): Promise<string>
  /** The same, whatever the exit code. */
  tryRun(arguments_: readonly string[], options?: CommandOptions): Promise<CommandResult>
}

export interface PeerOptions {
  readonly name: string
  readonly data: string
  /** Settings of the daemon by their variable: `{ TESELA_ELECTION_TIMEOUT: '300ms' }`. */
  readonly settings?: Readonly<Record<string, string>> | undefined
  /** Ends every command that runs on this node. */
  readonly signal?: AbortSignal | undefined
}

export function createPeer({ name, data, settings, signal }: PeerOptions): Peer {
  const common: CommandOptions = { environment: settings ?? {}, signal }
  const onNode = (arguments_: readonly string[]): string[] => [...arguments_, '--data', data]

  const peer: Peer = {
    name,
    data,
    logFile: join(data, 'daemon.log'),
    async init(port) {
      await peer.run(['init', '--listen', `/ip4/127.0.0.1/tcp/${port}`])
    },
    start: async () => void (await peer.run(['start'])),
    async stop() {
      if (await peer.isRunning()) await tesela(onNode(['stop']), {})
    },
    async kill() {
      const pid = await daemonProcess(data)
      if (pid === null) return performance.now()
      process.kill(pid, 'SIGKILL')
      const killedAt = performance.now()
      await processEnd(pid, 10_000)
      return killedAt
    },
    pause: () => send(data, 'SIGSTOP'),
    resume: () => send(data, 'SIGCONT'),
    isRunning: async () => (await daemonProcess(data)) !== null,
    async status() {
      await using database = await connect({ data, timeoutMs: 5_000, signal })
      return await database.status()
    },
    async multiaddr() {
      const { addresses, peerId } = await peer.status()
      const address = addresses[0] ?? ''
      return address.includes('/p2p/') ? address : `${address}/p2p/${peerId}`
    },
    socket: () => findSocket({ data }),
    run: (arguments_, options) => tesela(onNode(arguments_), { ...common, ...options }),
    tryRun: (arguments_, options) => runTesela(onNode(arguments_), { ...common, ...options }),
  }
  return peer
}

async function send(data: string, signal: NodeJS.Signals): Promise<void> {
  const pid = await daemonProcess(data)
  if (pid !== null) process.kill(pid, signal)
}
