import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIdentity } from '@tesela/network'
import { Answer, Command, OpenSession, Query, Result } from '@tesela/protos/collections'
import { resolveSettings } from '../config/resolve.ts'
import type { Settings } from '../config/settings.ts'
import { readFormat, writeFormat } from '../process/format-file.ts'
import type { RequestOptions, WriteEntry, WriteResult } from '../service.ts'
import { type Node, startNode } from './start-node.ts'

const settings = resolveSettings({
  flags: {
    listen: ['/ip4/127.0.0.1/tcp/0'],
    electionTimeout: '300ms',
    heartbeatInterval: '50ms',
  },
  environment: {},
  file: null,
}).settings
const silent = { debug() {}, info() {}, warn() {}, error() {} }
export const options = (): RequestOptions => ({
  deadlineMs: 15_000,
  signal: new AbortController().signal,
})

const nodes: Node[] = []
const directories: string[] = []

/** After each test: ends the nodes and removes what they kept. */
export async function closeNodes(): Promise<void> {
  await Promise.all(nodes.splice(0).map((node) => node.close(0)))
  await Promise.all(directories.splice(0).map((path) => rm(path, { recursive: true })))
}

export interface Started {
  readonly node: Node
  readonly dataDirectory: string
  restart(otherIdentity?: Uint8Array): Promise<Node>
}

/** A node of its own, in a data directory of its own. */
export async function newNode(changed: Partial<Settings> = {}): Promise<Started> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tesela-node-'))
  directories.push(dataDirectory)
  const { keyBytes } = await createIdentity()
  await writeFormat(dataDirectory, randomBytes(8).toString('hex'))
  const start = async (identity = keyBytes) => {
    const { incarnation } = await readFormat(dataDirectory)
    const node = await startNode({
      dataDirectory,
      identity,
      incarnation,
      settings: { ...settings, ...changed },
      logger: silent,
      version: 'test',
    })
    nodes.push(node)
    return node
  }
  let node = await start()
  return {
    get node() {
      return node
    },
    dataDirectory,
    async restart(otherIdentity) {
      await node.close(0)
      nodes.splice(nodes.indexOf(node), 1)
      node = await start(otherIdentity)
      return node
    },
  }
}

const sessionKey = new Uint8Array(16).fill(9)
let sequence = 0
export function command(fields: Partial<Command>): WriteEntry {
  sequence += 1
  return { kind: 'command', body: Command.encode({ sessionKey, sequence, ...fields }) }
}
const openSession: WriteEntry = { kind: 'openSession', body: OpenSession.encode({ sessionKey }) }
const text = (value: string) => new TextEncoder().encode(value)

export async function write(node: Node, entry: WriteEntry): Promise<Result> {
  const [, written] = await new Promise<readonly WriteResult[]>((committed, failed) => {
    node.service.write('', [openSession, entry], { ...options(), committed, failed })
  })
  return Result.decode(written?.result ?? new Uint8Array())
}

export async function get(node: Node, key: string): Promise<string | undefined> {
  const query = Query.encode({ collection: 'm', mapGet: { keys: [text(key)], keysOnly: false } })
  const request = {
    query,
    consistency: 'linearizable',
    atLeast: 0,
    pinned: null,
    pin: false,
  } as const
  const { answer } = await node.service.read('', request, options())
  const value = Answer.decode(answer).entries?.entries[0]?.value
  return value && new TextDecoder().decode(value)
}

export function set(key: string, value: string) {
  return { key: text(key), value: text(value), ifAbsent: false, returnPrevious: false }
}

export function makeMap(collection: string): WriteEntry {
  const map = { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0 }
  return command({ collection, create: { kind: 'map', options: map } })
}
