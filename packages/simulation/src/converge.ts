import { createHash } from 'node:crypto'
import { openSessionEntry } from '@tesela/collections'
import { Query } from '@tesela/protos/collections'
import { createRequests } from './clients/requests.ts'
import type { Cluster } from './cluster.ts'
import type { Process } from './node/node.ts'

/** What a group of healthy machines may need, in election timeouts, and on top of it for every entry that somebody lacks. */
const PATIENCE_ELECTIONS = 60
const PATIENCE_PER_ENTRY = 0.2

/**
 * Everything is healed: everybody who was asked has answered, one leads, a write is accepted through every member, all
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
  const deadline =
    world.schedule.now + electionMs * (PATIENCE_ELECTIONS + PATIENCE_PER_ENTRY * backlog)
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
  await until('everybody runs', () => nodes.every(({ process }) => process !== null))
  const requests = createRequests({
    world,
    name: 'last',
    random: world.random,
    nodes: () => nodes,
    deadlineMs: plan.settings.requestDeadlineMs ?? 1000,
    thinkMs: plan.thinkMs,
  })
  for (const node of nodes) {
    let accepted = false
    const write = async () => {
      while (!accepted) {
        const answer = await requests.write(node, openSessionEntry(world.random.bytes(16)))
        accepted = answer !== null && answer !== 'refused'
        if (!accepted) await world.schedule.sleep(electionMs / 10)
      }
    }
    void write()
    await until(`${node.replica} accepts a write`, () => accepted)
  }
  const processes = () =>
    nodes.map(
      ({ process, replica }): Process =>
        process ?? world.fail('convergence', `${replica} ended after everything was healed`),
    )
  await until('all have applied the same', () => {
    const statuses = processes().map(({ group }) => group.status())
    const last = Math.max(...statuses.map(({ lastIndex }) => lastIndex))
    return statuses.every(({ applied }) => applied === last)
  })
  await until('those who shall vote do', () => {
    const [status] = processes().map(({ group }) => group.status())
    return status?.members.every(({ role, voter }) => (role === 'voter') === voter) === true
  })
  compareStates(cluster, processes())
}

function compareStates({ world }: Cluster, processes: readonly Process[]): void {
  const states = new Map<number, string>()
  for (const { machine } of processes) {
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
  hash.update(JSON.stringify([...state.sessions].sort(([one], [other]) => one - other)))
  hash.update(`${state.logTime} ${state.resultBytes}`)
  return hash.digest('hex')
}
