import type { Cluster } from '../cluster.ts'
import type { Node, Process } from '../node/node.ts'

/** `ok`; the code of an error; or `lost`: there was no process, or it ended, or stands still. */
export interface Attempt<T> {
  readonly code: string
  readonly value: T | null
}

/** Has a process do something for a person who waits no longer than is sensible. */
export async function through<T>(
  { world, plan }: Cluster,
  { process, life }: Node,
  ask: (process: Process) => Promise<T>,
): Promise<Attempt<T>> {
  const lost: Attempt<T> = { code: 'lost', value: null }
  if (process === null || life === null || !life.alive || life.paused) return lost
  const late = world.schedule.sleep(10 * (plan.settings.electionMs ?? 1000)).then(() => lost)
  const answer = ask(process).then(
    (value): Attempt<T> => ({ code: 'ok', value }),
    (error: unknown): Attempt<T> => {
      const code = error instanceof Error && 'code' in error ? error.code : null
      // Whoever waits is told by its code: anything else was not meant for him.
      if (typeof code !== 'string' || world.violation !== null) throw error
      return { code, value: null }
    },
  )
  return Promise.race([answer, life.died.then(() => lost), late])
}
