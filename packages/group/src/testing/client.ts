import type { Cluster, Node } from './cluster.ts'
import { addEntry, counted } from './counter-machine.ts'

/**
 * Adds to one counter, one after the other, through whatever node answers; every command until it is acknowledged.
 * Between them it reads: nobody else writes the counter, so that a linearizable read has one right answer.
 */
export interface CountingClient {
  /** Commands that were acknowledged: each counts exactly once. */
  readonly acknowledged: number
  /** Runs until `stop`; resolves when the last command is acknowledged. */
  run(): Promise<void>
  stop(): void
}

const ATTEMPT_MS = 1500
const PAUSE_MS = 20
const THINK_MS = 40

export function createCountingClient(cluster: Cluster, name: string, key: string): CountingClient {
  let sequence = 0
  let running = true
  const client = {
    acknowledged: 0,
    stop: () => {
      running = false
    },
    async run() {
      while (running) {
        sequence += 1
        await until(() => attempt(anyNode(cluster)))
        client.acknowledged += 1
        await check(anyNode(cluster))
        await pause(cluster.random.below(THINK_MS))
      }
    },
  }
  const attempt = async (node: Node | undefined): Promise<boolean> => {
    if (node === undefined) return false
    const write = node.group.propose([addEntry({ client: name, sequence, key, add: 1 })], {
      deadlineMs: ATTEMPT_MS,
    })
    // The promise of a process that crashed never settles.
    const answer = await Promise.race([
      write.then(
        ([first]) => first,
        () => null,
      ),
      pause(2 * ATTEMPT_MS),
    ])
    if (answer === null || answer === undefined) return false
    if (counted(answer.result) !== sequence) {
      throw new Error(`${name}: command ${sequence} was counted as ${counted(answer.result)}`)
    }
    return true
  }
  const check = async (node: Node | undefined) => {
    if (node === undefined) return
    const read = node.group.read({ consistency: 'linearizable' }, { deadlineMs: ATTEMPT_MS })
    const view = await Promise.race([read.catch(() => null), pause(2 * ATTEMPT_MS)])
    if (view !== null && view.state.values.get(key) !== sequence) {
      throw new Error(`${name}: read ${view.state.values.get(key)} after writing ${sequence}`)
    }
  }
  const until = async (step: () => Promise<boolean>) => {
    while (!(await step())) await pause(PAUSE_MS)
  }
  const pause = (ms: number) =>
    new Promise<null>((resolve) => {
      cluster.clock.timer(ms, () => resolve(null))
    })
  return client
}

function anyNode({ nodes, random }: Cluster): Node | undefined {
  const running = nodes.filter((node) => node.running)
  return running[random.below(running.length)]
}
