import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePorts } from '../cluster/free-ports.ts'
import { waitFor } from '../cluster/wait-for.ts'
import type { Node, Roles } from '../load/roles.ts'
import { Failure } from '../script/failure.ts'
import { etcdLeads } from './etcd-client.ts'
import { connectGrpc } from './grpc.ts'

/** Three etcd nodes on the loopback with fresh data; the end kills them and removes the data. */
export interface EtcdCluster extends AsyncDisposable {
  /** As `etcd --version` says it. */
  readonly version: string
  /** Who leads now. @throws Failure when nobody does for long */
  roles(): Promise<Roles>
}

const names = ['etcd-1', 'etcd-2', 'etcd-3'] as const

/** The version of the etcd on the PATH; null where there is none. */
export async function etcdVersion(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('etcd', ['--version'])
    return /etcd Version: (\S+)/.exec(stdout)?.[1] ?? 'unknown'
  } catch {
    return null
  }
}

/** @throws Failure when they elect nobody in time */
export async function startEtcd(version: string, signal: AbortSignal): Promise<EtcdCluster> {
  const directory = await mkdtemp(join(tmpdir(), 'tesela-etcd-'))
  const children: ChildProcess[] = []
  const end = async (): Promise<void> => {
    await Promise.all(children.map(killed))
    await rm(directory, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const ports = await freePorts(2 * names.length)
    const urls = names.map((_, at) => `http://127.0.0.1:${ports[at]}`)
    const peerUrls = names.map((_, at) => `http://127.0.0.1:${ports[names.length + at]}`)
    const members = names.map((name, at) => `${name}=${peerUrls[at]}`).join(',')
    for (const [at, name] of names.entries()) {
      const data = join(directory, name)
      await mkdir(data, { mode: 0o700 })
      children.push(startNode(name, data, urls[at] ?? '', peerUrls[at] ?? '', members))
    }
    const nodes = urls.map((address, at) => ({ address, pid: children[at]?.pid ?? 0 }))
    const roles = async (): Promise<Roles> => {
      const leader = await waitFor('etcd to elect a leader', () => leaderOf(nodes, children), {
        timeoutMs: 30_000,
        signal,
      })
      return { leader, followers: nodes.filter((node) => node !== leader) }
    }
    await roles()
    return { version, roles, [Symbol.asyncDispose]: end }
  } catch (error) {
    await end()
    throw error
  }
}

function startNode(
  name: string,
  data: string,
  url: string,
  peerUrl: string,
  members: string,
): ChildProcess {
  const flags = {
    name,
    'data-dir': data,
    'listen-client-urls': url,
    'advertise-client-urls': url,
    'listen-peer-urls': peerUrl,
    'initial-advertise-peer-urls': peerUrl,
    'initial-cluster': members,
    'initial-cluster-state': 'new',
    'quota-backend-bytes': String(8 * 2 ** 30),
    'log-level': 'error',
    logger: 'zap',
  }
  const arguments_ = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)
  return spawn('etcd', arguments_, { stdio: 'ignore', cwd: data, env: plainEnvironment() })
}

/** etcd takes every flag from the environment, too: what somebody set for their own must not decide here. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('ETCD_')))
}

async function leaderOf(
  nodes: readonly Node[],
  children: readonly ChildProcess[],
): Promise<Node | null> {
  const dead = children.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null)
  if (dead !== undefined) throw new Failure(`An etcd ended with exit code ${dead.exitCode}.`)
  try {
    const leads = await Promise.all(nodes.map(({ address }) => asks(address ?? '')))
    if (leads.includes(null)) return null
    return nodes[leads.indexOf(true)] ?? null
  } catch {
    // It does not listen yet.
    return null
  }
}

async function asks(url: string): Promise<boolean | null> {
  const grpc = await connectGrpc(url)
  try {
    return await etcdLeads(grpc)
  } finally {
    await grpc.close()
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const end = once(child, 'exit')
  child.kill('SIGKILL')
  await end
}
