import type { Cluster } from '../cluster.ts'
import { admit } from './admit.ts'

/** Replicas that join a group at work. */
export interface Joins {
  readonly name: string
  /** Resolves when all have been admitted and started. */
  run(): Promise<void>
  /** Those who wait for their time come now. */
  hurry(): void
}

export function createJoins(cluster: Cluster): Joins {
  const { world, plan } = cluster
  const { random, schedule } = world
  const electionMs = plan.settings.electionMs ?? 1000
  let hurried = false
  return {
    name: 'the joiners',
    async run() {
      for (let at = 0; at < plan.joiners && !hurried; at += 1) {
        for (let wait = random.between(0, 20); wait > 0 && !hurried; wait -= 1) {
          await schedule.sleep(electionMs)
        }
        await admit(cluster, await cluster.newcomer(random.chance(0.7) ? 'voter' : 'observer'))
      }
    },
    hurry() {
      hurried = true
    },
  }
}
