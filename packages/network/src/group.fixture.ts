import { randomBytes } from 'node:crypto'
import { createHost, type HostOptions } from './host.ts'
import { createIdentity } from './identity.ts'
import { hex, replicaId } from './replica.ts'
import type { HostSettings } from './settings.ts'
import type { Channel, GroupAdmission, GroupPort, Host, StrategyProtocol } from './types.ts'

/** What a member's port was told, in order. */
type Told =
  | { readonly kind: 'up'; readonly peer: string; readonly boot: string; readonly index: number }
  | { readonly kind: 'down'; readonly peer: string }

interface TestFrame {
  readonly from: string
  readonly channel: Channel
  readonly body: string
}

export interface TestMember {
  readonly host: Host
  readonly port: GroupPort
  readonly admission: GroupAdmission
  readonly keyBytes: Uint8Array
  readonly incarnation: Uint8Array
  readonly replica: string
  readonly boot: string
  readonly told: Told[]
  /** Peers, each time that one of several connections ended. */
  readonly interruptions: string[]
  readonly frames: TestFrame[]
  readonly log: { readonly level: string; readonly fields: object; readonly message: string }[]
  peer(): { replica: string; addresses: readonly string[] }
}

/** A group whose replicated state is a few fields of this object. */
export interface TestGroup {
  readonly groupId: Uint8Array
  readonly secret: Uint8Array
  readonly configuration: Set<string>
  /** Invite keys by the hexadecimal id. */
  readonly invites: Map<string, Uint8Array>
  member(options?: MemberOptions): Promise<TestMember>
  closeAll(): Promise<void>
}

export interface MemberOptions {
  readonly settings?: Partial<HostSettings>
  readonly strategies?: readonly StrategyProtocol[]
  /** The same peer again: its key and incarnation. */
  readonly as?: TestMember
  readonly incarnation?: Uint8Array
  readonly listen?: string
  readonly secret?: Uint8Array
  /** Not in the configuration. */
  readonly stranger?: boolean
  readonly admission?: Partial<GroupAdmission>
}

export const LOOPBACK = '/ip4/127.0.0.1/tcp/0'

export function testGroup(): TestGroup {
  const hosts: Host[] = []
  const group: TestGroup = {
    groupId: randomBytes(16),
    secret: randomBytes(32),
    configuration: new Set(),
    invites: new Map(),
    async member(options = {}) {
      const member = await startMember(group, options)
      hosts.push(member.host)
      return member
    },
    async closeAll() {
      await Promise.all(hosts.map((host) => host.close()))
    },
  }
  return group
}

async function startMember(group: TestGroup, options: MemberOptions): Promise<TestMember> {
  const keyBytes = options.as?.keyBytes ?? (await createIdentity()).keyBytes
  const incarnation = options.incarnation ?? options.as?.incarnation ?? randomBytes(8)
  const boot = randomBytes(8)
  const log: { level: string; fields: object; message: string }[] = []
  const write = (level: string) => (fields: object, message: string) => {
    log.push({ level, fields, message })
  }
  const hostOptions: HostOptions = {
    keyBytes,
    listen: [options.listen ?? LOOPBACK],
    boot,
    logger: { debug: write('debug'), info: write('info'), warn: write('warn') },
    settings: { redialBaseMs: 20, redialCapMs: 200, ...options.settings },
    strategies: options.strategies ?? [],
  }
  const host = await createHost(hostOptions)
  const replica = replicaId(host.peerId, incarnation)
  if (!options.stranger) group.configuration.add(replica)
  const admission: GroupAdmission = {
    groupId: group.groupId,
    incarnation,
    secret: () => ({ epoch: 1, secret: options.secret ?? group.secret }),
    position: () => ({ term: 3, lastTerm: 2, lastIndex: 7 }),
    isMember: async (id) => group.configuration.has(id),
    inviteKey: async (id) => group.invites.get(hex(id)) ?? null,
    admit: async ({ peerId, incarnation: theirs }) => {
      group.configuration.add(replicaId(peerId, theirs))
      const joined = { name: 'test', epoch: 1, secret: group.secret, members: [Uint8Array.of(1)] }
      return { ok: true, joined }
    },
    ...options.admission,
  }
  const told: Told[] = []
  const interruptions: string[] = []
  const frames: TestFrame[] = []
  const port = host.serve(admission)
  port.receive({
    frame: (from, channel, body) => {
      frames.push({ from, channel, body: Buffer.from(body).toString('latin1') })
    },
    up: (peer, itsBoot, last) => {
      told.push({ kind: 'up', peer, boot: itsBoot, index: last.index })
    },
    down: (peer) => told.push({ kind: 'down', peer }),
    interrupted: (peer) => interruptions.push(peer),
  })
  return {
    host,
    port,
    admission,
    keyBytes,
    incarnation,
    replica,
    boot: hex(boot),
    told,
    interruptions,
    frames,
    log,
    peer: () => ({ replica, addresses: host.addresses() }),
  }
}

/** Everybody dials everybody. */
export function connectAll(members: readonly TestMember[]): void {
  const peers = members.map((member) => member.peer())
  for (const { port } of members) port.setPeers(peers)
}
