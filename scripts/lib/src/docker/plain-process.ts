import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ComposeService } from './compose-file.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '')

/** A service of docker-compose.yml as a process of this machine. */
export interface PlainProcess {
  /** Runs a command in the environment of the service, as `docker compose exec` would. */
  exec(command: readonly string[]): Promise<{ exitCode: number | null; output: string }>
  /** Resolves with the exit code of the service. */
  readonly ended: Promise<number | null>
  /** Everything it printed so far. */
  readonly printed: string
  terminate(): void
  /** Ends whatever is left of it. */
  kill(): void
}

export interface PlainProcessOptions {
  readonly name: string
  readonly service: ComposeService
  /** Stands for the volumes: each is a folder in it. */
  readonly folder: string
  /** The port of the loopback that stands for port 7440 of each service. */
  readonly ports: Readonly<Record<string, number>>
  readonly overrides?: Readonly<Record<string, string>>
}

export function startPlainProcess(options: PlainProcessOptions): PlainProcess {
  const { name, service, folder, ports, overrides } = options
  const mounts = [
    ['/tesela', root] as const,
    ...service.volumes.map((volume) => mount(volume, folder)),
  ]
  const outside = (text: string): string => withLoopback(withMounts(text, mounts), name, ports)
  const environment = Object.fromEntries(
    Object.entries({ ...service.environment, ...overrides }).map(([key, value]) => [
      key,
      outside(value),
    ]),
  )
  const run = ([program = '', ...rest]: readonly string[]): ChildProcess =>
    spawn(program, rest, {
      // What the image's PATH names, then what every image has.
      env: { PATH: `${join(root, 'node_modules/.bin')}:/usr/bin:/bin`, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that nothing of it is left behind.
      detached: true,
    })

  const child = run(service.command.map(outside))
  const printed = gather(child)
  return {
    ended: once(child, 'close').then(([code]) => code as number | null),
    get printed() {
      return printed()
    },
    async exec(command) {
      const process_ = run(command)
      const output = gather(process_)
      const [exitCode] = (await once(process_, 'close')) as [number | null]
      return { exitCode, output: output() }
    },
    terminate: () => void child.kill('SIGTERM'),
    kill() {
      if (child.pid === undefined) return
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {
        // Nothing is left of it.
      }
    },
  }
}

function mount(volume: string, folder: string): readonly [string, string] {
  const [source = '', target = ''] = volume.split(':')
  const path = join(folder, source)
  mkdirSync(path, { recursive: true })
  return [target, path]
}

function withMounts(text: string, mounts: readonly (readonly [string, string])[]): string {
  const found = mounts.find(([target]) => text === target || text.startsWith(`${target}/`))
  return found === undefined ? text : found[1] + text.slice(found[0].length)
}

/** Every service has an address of its own in the network of the containers; here each has a port of its own. */
function withLoopback(text: string, name: string, ports: Readonly<Record<string, number>>): string {
  return text.replace(
    /^\/(?:ip4\/0\.0\.0\.0|dns4\/([a-z0-9-]+))\/tcp\/7440$/,
    (_, host: string | undefined) => `/ip4/127.0.0.1/tcp/${ports[host ?? name]}`,
  )
}

function gather(child: ChildProcess): () => string {
  let text = ''
  const add = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-100_000)
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => text
}
