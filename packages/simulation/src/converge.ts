import { openSessionEntry } from '@tesela/collections'
import type { GroupStatus } from '@tesela/group'
import { Query } from '@tesela/protos/collections'
import { createRequests } from './clients/requests.ts'
import type { Cluster } from './cluster.ts'
import { isBehind, lastOf } from './disk/log-image.ts'
import { type Configuration, isJoint } from './invariants/configuration.ts'
import { isGivenUp } from './invariants/divergences.ts'
import { rootOf } from './invariants/states.ts'
import { isFlipped } from './node/flipped-state.ts'
import type { Node } from './node/node.ts'
import { stepMsOf } from './swarm/plan.ts'

/** What a group of healthy machines may need, in election timeouts, and on top of it for every entry that somebody lacks. */
const PATIENCE_ELECTIONS = 60
const PATIENCE_PER_ENTRY = 0.2
/** Ways there and back, and writes in between, that one entry may take where appends hold one and fly alone. */
const PATIENCE_ROUNDS = 3

/**
 * Everything is healed: everybody who was asked has answered, one leads, a read and a write are accepted through every member, all
 * have applied the same and their states are equal; within a time that scales with what there is to catch up.
 */
export async function converge(
  cluster: Cluster,
  busy: ReadonlySet<{ readonly name: string }>,
  runUntil: (done: () => boolean) => Promise<void>,
): Promise<void> {
  const { world, plan, nodes } = cluster
  const electionMs = plan.settings.electionMs ?? 1000
  const lengths = nodes.map(({ view }) => view.platter.durable.terms.length)
  const backlog = Math.max(...lengths) - Math.min(...lengths) + Math.max(...lengths)
  const roundMs = 2 * (plan.link.latencyMs + plan.link.jitterMs) + plan.syncMs + plan.diskMs
  const entryMs = electionMs * PATIENCE_PER_ENTRY + PATIENCE_ROUNDS * roundMs + stepMsOf(plan)
  const flips = world.marks.count('state flipped')
  const elections = flips > 0 ? 2 * PATIENCE_ELECTIONS : PATIENCE_ELECTIONS
  const deadline = world.schedule.now + electionMs * elections + entryMs * backlog
  const until = (what: string | (() => string), condition: () => boolean) =>
    runUntil(() => {
      if (world.schedule.now > deadline) {
        world.fail('convergence', `${typeof what === 'string' ? what : what()}: not in time`)
      }
      return condition()
    })
  /** For what is long to tell: asked a few times in a heartbeat. */
  const untilSoon = (what: string, condition: () => boolean) => {
    let next = 0
    return until(what, () => {
      if (world.schedule.now < next) return false
      next = world.schedule.now + electionMs / 50
      return condition()
    })
  }
  const names = () => [...busy].map(({ name }) => name).join(', ')
  await until(
    () => `nobody waits for an answer, but ${names()}`,
    () => busy.size === 0,
  )
  if (world.random.chance(0.5)) restartAll(cluster)
  await until('everybody runs', () => nodes.every(({ process }) => process !== null))
  await untilSoon('one leads', () => membersOf(cluster) !== null)
  const requests = createRequests({
    world,
    name: 'last',
    random: world.random,
    nodes: () => nodes,
    answers: cluster.watch.answers,
    deadlineMs: plan.settings.requestDeadlineMs ?? 1000,
    thinkMs: plan.thinkMs,
  })
  /** Of every member; a change that was under way may still remove one, and a mark that is yet to come give one up. */
  const untilEach = async (what: string, attempt: (node: Node) => Promise<boolean>) => {
    for (const node of membersOf(cluster) ?? []) {
      let done = false
      const again = async () => {
        while (!done) {
          done = await attempt(node)
          if (!done) await world.schedule.sleep(electionMs / 10)
        }
      }
      void again()
      const isLeftOut = () => !cluster.mayBelong(node) || isGivenUp(node.view)
      await until(`${node.replica} ${what}`, () => done || isLeftOut())
      done = true
    }
  }
  // Before anybody writes: a new leader has to find out by itself what is committed (rule 18).
  const list = Query.encode({ list: { after: '', limit: 1 } })
  await untilEach('answers a read', async (node) => {
    return (await requests.read(node, { consistency: 'linearizable' }, list)) !== null
  })
  await untilEach('accepts a write', async (node) => {
    const answer = await requests.write(node, openSessionEntry(world.random.bytes(16)))
    return answer !== null && answer !== 'refused'
  })
  if (flips > 0) {
    const isDone = () => membersOf(cluster)?.every(isSound) === true
    const write = async () => {
      while (!isDone()) {
        // There are marks, by which whoever flipped is found out, as long as somebody writes.
        await requests.write(world.random.pick(nodes), openSessionEntry(world.random.bytes(16)))
        await world.schedule.sleep(electionMs / 10)
      }
    }
    void write()
    await untilSoon('every state that flipped is repaired', isDone)
  }
  await untilSoon('all members have applied the same and are what they shall be', () => {
    const members = membersOf(cluster)
    const last = Math.max(...(members ?? []).map(({ view }) => view.log.length))
    // A disk that failed before it was healed may end a process after: then one of them starts again.
    const equal = members?.every(
      ({ process, view }) =>
        process !== null && view.applied === last && !isJoint(view.configuration),
    )
    const roles = leadingStatus(cluster)?.members
    return (
      equal === true && roles?.every(({ role, voter }) => (role === 'voter') === voter) === true
    )
  })
  await untilSoon('all members have noted what they promised', () => {
    const members = membersOf(cluster)
    return (
      members?.every(
        ({ view: { platter } }) => !isBehind(lastOf(platter.durable), platter.promised),
      ) === true
    )
  })
  compareMembers(cluster)
  compareStates(cluster)
}

/** Of the leader of the latest term, once it has applied its log; null: there is none. */
function leadingStatus({ nodes }: Cluster): GroupStatus | null {
  const [leading] = nodes
    .flatMap(({ process }) => (process === null ? [] : [process.group.status()]))
    .filter(({ role }) => role === 'leader')
    .toSorted((one, other) => other.term - one.term)
  return leading === undefined || leading.applied < leading.lastIndex ? null : leading
}

/** Those who belong to the group now, as its leader knows, and may be repaired; null: none leads. */
function membersOf(cluster: Cluster): readonly Node[] | null {
  const ids = leadingStatus(cluster)?.members.map(({ id }) => id)
  if (ids === undefined) return null
  return cluster.nodes.filter(({ replica, view }) => ids.includes(replica) && !isGivenUp(view))
}

function isSound({ process, view }: Node): boolean {
  return process !== null && !view.diverged && !isFlipped(process.machine.capture())
}

/** All members have the same configuration, which is joint no more, and each peer once; who was removed leads nobody. */
function compareMembers(cluster: Cluster): void {
  const { world, nodes } = cluster
  const members = membersOf(cluster) ?? []
  const shapes = new Set(members.map(({ view }) => shapeOf(view.configuration)))
  const [{ view } = { view: null }] = members
  if (shapes.size !== 1 || view === null || isJoint(view.configuration)) {
    world.fail('configuration', `in the end there are ${[...shapes].join(' and ')}`)
  }
  const peers = members.map(({ replica }) => replica.split('/')[0])
  if (new Set(peers).size < peers.length) {
    world.fail('configuration', `a peer is two members in the end: ${[...shapes]}`)
  }
  const newest = Math.max(...members.map((member) => member.view.term))
  for (const node of nodes) {
    if (members.includes(node)) continue
    world.marks.hit('removed replica lived on')
    const { role, term } = node.process?.group.status() ?? {}
    if (role === 'leader' && term !== undefined && term >= newest) {
      world.fail('configuration', `${node.replica} was removed and leads term ${term}`)
    }
  }
}

function shapeOf({ voters, learners }: Configuration): string {
  return `${[...voters].sort()} with ${[...learners].sort()}`
}

/** Every process ends and starts again, with nobody who writes. */
function restartAll({ nodes }: Cluster): void {
  for (const node of nodes) {
    node.crash('keepAll')
    void node.start()
  }
}

function compareStates({ world, nodes }: Cluster): void {
  const states = new Map<number, string>()
  for (const { process, view } of nodes) {
    if (process === null || isGivenUp(view)) continue
    const { machine } = process
    const root = rootOf(machine.capture())
    const other = states.get(machine.revision)
    if (other !== undefined && other !== root) {
      world.fail('equal state', `two states at revision ${machine.revision}`)
    }
    states.set(machine.revision, root)
  }
}
