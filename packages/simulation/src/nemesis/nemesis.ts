import type { CrashPolicy } from '@tesela/storage/testing'
import type { Recorder } from '../clients/recorder.ts'
import type { Cluster, Moments } from '../cluster.ts'
import type { Node } from '../node/node.ts'
import { createAims } from './aims.ts'
import { createFaultAtlas } from './fault-atlas.ts'
import { faults } from './faults.ts'
import { createInjuries, type Injuries } from './injuries.ts'

/** Who disturbs the cluster: by the clock, and at the moments that a protocol fears. */
export interface Nemesis {
  readonly moments: Moments
  /** Disturbs until `heal`. */
  begin(cluster: Cluster, recorder: Recorder): void
  /** Ends every fault, starts everybody again, and never comes back. */
  heal(): void
}

const policies: readonly CrashPolicy[] = ['dropAll', 'dropAll', 'prefix', 'subset', 'keepAll']

export function createNemesis(): Nemesis {
  const atlas = createFaultAtlas()
  let cluster: Cluster | null = null
  let healed = false

  const crash = (node: Node, downMs: number, policy?: CrashPolicy) => {
    if (cluster === null || node.life === null || healed) return
    const { random, marks } = cluster.world
    marks.hit(node.view.led === node.view.term ? 'leader crashed' : 'follower crashed')
    node.crash(policy ?? random.pick(policies))
    restart(node, downMs)
  }
  const restart = (node: Node, downMs: number) => {
    if (cluster === null) return
    const { schedule, random } = cluster.world
    schedule.after(random.between(0, downMs), 'fault', () => void node.start())
  }
  const aims = createAims({ crash, running: () => (healed ? null : cluster) })

  let injuries: Injuries | null = null
  const disturb = (recorder: Recorder) => {
    if (cluster === null || injuries === null || healed) return
    const { world, plan } = cluster
    const { random, schedule } = world
    schedule.after(random.between(0, 2 * plan.faultEveryMs), 'fault', () => disturb(recorder))
    if (plan.faults.length === 0) return
    const kind = random.pick(plan.faults)
    const startMs = schedule.now
    const fault = faults[kind]({ cluster, crash, atlas, injuries })
    if (fault === null) return
    world.trace(() => `fault: ${kind} ${fault.what}`)
    world.auditor.note(`${kind} ${fault.what}`)
    schedule.after(random.between(0, plan.faultMs), 'fault', () => {
      // What was healed is not to be made worse by what a fault found at its begin.
      if (!healed) fault.end()
      recorder.fault(`${kind} ${fault.what}`, startMs)
      cluster?.world.trace(() => `fault ends: ${kind} ${fault.what}`)
    })
  }

  return {
    moments: {
      ...aims,
      died(node) {
        if (cluster === null) return
        node.crash(cluster.world.random.pick(policies))
        restart(node, cluster.plan.faultMs)
      },
    },
    begin(begun, recorder) {
      cluster = begun
      injuries = createInjuries(begun)
      disturb(recorder)
    },
    heal() {
      healed = true
      if (cluster === null) return
      cluster.world.trace(() => 'everything heals')
      cluster.network.heal()
      cluster.network.reshape({ ...cluster.plan.link, loss: 0, bandwidth: 1000 })
      for (const { health, life } of cluster.nodes) {
        health.mend(cluster.plan.syncMs)
        life?.resume()
      }
      for (const node of cluster.nodes) void node.start()
    },
  }
}
