import type { MemberChange } from '@tesela/group'
import type { Cluster } from '../cluster.ts'
import { invites } from '../node/founding.ts'
import type { Node } from '../node/node.ts'
import type { OperationKind } from '../swarm/plan.ts'
import type { Mark } from '../world/marks.ts'
import { admit } from './admit.ts'
import type { Losses } from './losses.ts'
import { through } from './through.ts'

/** Somebody who changes the members, and says who leads, at random and through whatever node. */
export interface Operator {
  readonly name: string
  /** Resolves when it has ended its last operation after `hurry`. */
  run(): Promise<void>
  hurry(): void
}

/** What people are told when it did not work. Anything else is a bug. */
const refusals = new Set([
  'lost',
  'not_a_member',
  'not_a_voter',
  'no_voters_left',
  'quorum_at_risk',
  'member_lagging',
  'members_changed',
  'transfer_aborted',
  'unavailable',
  'overloaded',
  'deadline_exceeded',
  'unknown_outcome',
])
const uncertain = new Set(['lost', 'unknown_outcome'])
const MOST_VOTERS = 7

export function createOperator(cluster: Cluster, losses: Losses): Operator {
  const { world, plan } = cluster
  const { random, schedule, marks } = world
  const electionMs = plan.settings.electionMs ?? 1000
  const deadlineMs = 5 * electionMs
  let hurried = false
  let doing: OperationKind | 'nothing' = 'nothing'

  const ask = async (what: string, node: Node, request: Parameters<typeof through<unknown>>[2]) => {
    world.trace(() => `${what}, through ${node.replica}`)
    const { code, value } = await through(cluster, node, request)
    world.trace(() => `${what}: ${code}`)
    world.auditor.note(`${what}: ${code}`)
    if (code !== 'ok' && !refusals.has(code)) world.fail('configuration', `${what}: ${code}`)
    if (uncertain.has(code)) marks.hit('change of unknown outcome')
    else if (code !== 'ok') marks.hit('change refused')
    return { code, value }
  }

  /** Through whom it was done, or was done before; null: it was not. */
  const change = async (wanted: MemberChange): Promise<Node | null> => {
    const node = random.pick(cluster.doors())
    const { code } = await ask(JSON.stringify(wanted), node, async ({ group, machine }) => {
      const revision = await group.changeMembers(wanted, { deadlineMs })
      const durable = node.view.platter.durable.commit
      if (node.replica !== wanted.replica && Math.min(machine.revision, durable) < revision) {
        const message = `${node.replica} says that ${revision} is done and knows of ${durable}`
        world.fail('configuration', message)
      }
    })
    if (uncertain.has(code)) losses.unsettled(20 * electionMs)
    // Whoever is not sure asks again: that is harmless.
    if (code === 'ok' && random.chance(0.2)) return change(wanted)
    return code === 'ok' ? node : null
  }

  const shrink = (wanted: MemberChange) => losses.unlessLost(() => change(wanted))

  const someVoter = (): string | null => {
    const leader = cluster.leader()
    if (leader !== null && random.chance(0.4)) return leader.replica
    const { voters } = cluster.configuration()
    return voters.size === 0 ? null : random.pick([...voters])
  }

  const someLearner = (): string | null => {
    const { learners } = cluster.configuration()
    return learners.size === 0 ? null : random.pick([...learners])
  }

  /** Somebody new, who is not to vote before he is told to. */
  const somebodyNew = async (): Promise<string> => {
    const { identity, node } = await cluster.newcomer('observer')
    await admit(cluster, { identity, node })
    return identity.replica
  }

  /** Who is removed may be switched off as soon as another member says so. */
  const dispose = (replica: string, sayer: Node) => {
    const node = cluster.nodes.find((one) => one.replica === replica)
    if (node === undefined || node === sayer || random.chance(0.5)) return
    marks.hit('removed replica vanished')
    world.auditor.note(`${replica} vanishes`)
    cluster.forget(node)
  }

  /** Whoever was removed asks to be let in again, as who it was (rule 41). */
  const knock = async (replica: string, sayer: Node) => {
    const [peerId = '', digits = ''] = replica.split('/')
    const incarnation = Uint8Array.from(Buffer.from(digits, 'hex'))
    const request = { inviteId: invites.voter, peerId, incarnation, addresses: [peerId] }
    const { code } = await through(cluster, sayer, ({ group }) =>
      group.admit(request, { deadlineMs }),
    )
    if (code === 'invite_refused') marks.hit('removed replica refused')
    if (code === 'ok') world.fail('configuration', `${replica} was removed, and is let in again`)
  }

  const operations: Readonly<Record<OperationKind, () => Promise<void>>> = {
    async promote() {
      const replica = someLearner() ?? (await somebodyNew())
      if (cluster.configuration().voters.size >= MOST_VOTERS) return
      if ((await change({ kind: 'promote', replica })) !== null)
        marks.hit('member promoted by hand')
    },
    async demote() {
      const replica = someVoter()
      if (replica === null) return
      const sayer = await shrink({ kind: 'demote', replica })
      if (sayer !== null) marks.hit('member demoted by hand')
    },
    async remove() {
      const replica = random.chance(0.8) ? someVoter() : someLearner()
      if (replica === null) return
      const sayer = await shrink({ kind: 'remove', replica })
      if (sayer === null) return
      dispose(replica, sayer)
      if (random.chance(0.5)) await knock(replica, sayer)
    },
    async replace() {
      const replica = someVoter()
      const successor = someLearner() ?? (await somebodyNew())
      if (replica === null || replica === successor) return
      const sayer = await shrink({ kind: 'replace', replica, successor })
      if (sayer === null) return
      marks.hit('member replaced')
      dispose(replica, sayer)
    },
    wipe: () => losses.lose(),
    async prefer() {
      const replica = someVoter()
      if (replica === null) return
      const reluctant = random.chance(0.6)
      const sayer = await change({ kind: 'prefer', replica, reluctant })
      if (sayer !== null && reluctant) marks.hit('member made reluctant')
    },
    async transfer() {
      const to = random.chance(0.7) ? someVoter() : null
      const what = `transfer to ${to}`
      const { code } = await ask(what, random.pick(cluster.doors()), ({ group }) =>
        group.transferLeader(to, { deadlineMs }),
      )
      const mark: Mark = code === 'ok' ? 'leadership transferred' : 'transfer failed'
      marks.hit(mark)
    },
  }

  return {
    get name() {
      return `an operator who does ${doing}`
    },
    async run() {
      if (plan.operations.length === 0) return
      while (!hurried) {
        await schedule.sleep(random.between(0, 2 * plan.operateEveryMs))
        if (hurried) return
        doing = random.pick(plan.operations)
        await operations[doing]()
        doing = 'nothing'
      }
    },
    hurry() {
      hurried = true
    },
  }
}
