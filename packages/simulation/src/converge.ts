import { createHash } from 'node:crypto'
import { openSessionEntry } from '@tesela/collections'
import { Query } from '@tesela/protos/collections'
import { createRequests } from './clients/requests.ts'
import type { Cluster } from './cluster.ts'
import type { Process } from './node/node.ts'

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
  clients: Promise<unknown>,
  step: () => Promise<void>,
): Promise<void> {
  const { world, plan, nodes } = cluster
  const electionMs = plan.settings.electionMs ?? 1000
  const lengths = nodes.map(({ view }) => view.platter.durable.terms.length)
  const backlog = Math.max(...lengths) - Math.min(...lengths) + Math.max(...lengths)
  const roundMs = 2 * (plan.link.latencyMs + plan.link.jitterMs) + plan.syncMs + plan.diskMs
  const entryMs = electionMs * PATIENCE_PER_ENTRY + PATIENCE_ROUNDS * roundMs
  const deadline = world.schedule.now + electionMs * PATIENCE_ELECTIONS + entryMs * backlog
  const until = async (what: string, condition: () => boolean) => {
    while (!condition()) {
      if (world.schedule.now > deadline) world.fail('convergence', `${what}: not in time`)
      await step()
    }
  }
  let settled = false
  void clients.then(() => {
    settled = true
  })
  await until('everybody who asked has an answer', () => settled)
  if (world.random.chance(0.5)) restartAll(cluster)
  await until('everybody runs', () => nodes.every(({ process }) => process !== null))
  const requests = createRequests({
    world,
    name: 'last',
    random: world.random,
    nodes: () => nodes,
    deadlineMs: plan.settings.requestDeadlineMs ?? 1000,
    thinkMs: plan.thinkMs,
  })
  const untilTrue = async (what: string, attempt: () => Promise<boolean>) => {
    let done = false
    const again = async () => {
      while (!done) {
        done = await attempt()
        if (!done) await world.schedule.sleep(electionMs / 10)
      }
    }
    void again()
    await until(what, () => done)
  }
  // Before anybody writes: a new leader has to find out by itself what is committed (rule 18).
  const list = Query.encode({ list: { after: '', limit: 1 } })
  for (const node of nodes) {
    await untilTrue(`${node.replica} answers a read`, async () => {
      return (await requests.read(node, { consistency: 'linearizable' }, list)) !== null
    })
  }
  for (const node of nodes) {
    await untilTrue(`${node.replica} accepts a write`, async () => {
      const answer = await requests.write(node, openSessionEntry(world.random.bytes(16)))
      return answer !== null && answer !== 'refused'
    })
  }
  /** Null while one of them starts again: a disk that failed before it was healed may end a process after. */
  const statuses = () => {
    const running = nodes.flatMap(({ process }) =>
      process === null ? [] : [process.group.status()],
    )
    return running.length === nodes.length ? running : null
  }
  await until('all have applied the same', () => {
    const all = statuses()
    const last = Math.max(...(all ?? []).map(({ lastIndex }) => lastIndex))
    return all?.every(({ applied }) => applied === last) === true
  })
  await until('those who shall vote do', () => {
    const members = statuses()?.[0]?.members
    return members?.every(({ role, voter }) => (role === 'voter') === voter) === true
  })
  compareStates(cluster)
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
  for (const { process } of nodes) {
    if (process === null) continue
    const { machine } = process
    const digest = digestOf(machine)
    const other = states.get(machine.revision)
    if (other !== undefined && other !== digest) {
      world.fail('equal state', `two states at revision ${machine.revision}`)
    }
    states.set(machine.revision, digest)
  }
}

/** Of every answer that the machine can give about what it holds. */
function digestOf(machine: Process['machine']): string {
  const hash = createHash('sha256')
  const state = machine.capture()
  const whole = {
    reverse: false,
    limit: 0,
    keysOnly: false,
    maxBytes: 0,
  }
  for (const query of [
    { list: { after: '', limit: 0 } },
    { collection: 'map', info: {} },
    { collection: 'map', mapEntries: whole },
  ]) {
    hash.update(machine.query(state, Query.encode(query)))
  }
  hash.update(JSON.stringify([...machine.members()].sort()))
  hash.update(JSON.stringify([...state.sessions.entries()]))
  hash.update(`${state.logTime} ${state.resultBytes}`)
  return hash.digest('hex')
}
