import type { GroupError, ReadRequest } from '@tesela/group'
import type { Answers } from '../invariants/answers.ts'
import type { Node, Process } from '../node/node.ts'
import type { Random } from '../world/random.ts'
import type { World } from '../world/world.ts'

/** The way from a client to a node and back: processes die on it, and stop. */
export interface Requests {
  /** One attempt through one node. Null: no answer. `refused`: certainly without effect. */
  write(node: Node, entry: Uint8Array): Promise<Answered | 'refused' | null>
  /**
   * The same bytes again and again, through whatever node, while `wanted` (told how many attempts it is that may have
   * had an effect). `refused`: none of them had.
   */
  untilAnswered(
    entry: Uint8Array,
    wanted: (attempts: number) => boolean,
  ): Promise<Answered | 'refused' | null>
  read(
    node: Node,
    request: ReadRequest,
    query: Uint8Array,
  ): Promise<{ readonly answer: Uint8Array; readonly revision: number } | null>
}

export interface Answered {
  readonly result: Uint8Array
  readonly revision: number
  /** How often it was sent without being refused for certain; 1: this answer is of the first time. */
  readonly attempts: number
}

export interface RequestsOptions {
  readonly world: World
  readonly name: string
  readonly random: Random
  readonly nodes: () => readonly Node[]
  readonly answers: Answers
  readonly deadlineMs: number
  readonly thinkMs: number
}

export function createRequests(options: RequestsOptions): Requests {
  return new NodeRequests(options)
}

/** Revisions that a node served reads at, over all of its starts. */
const served = new WeakMap<Node, number>()

class NodeRequests implements Requests {
  readonly #options: RequestsOptions

  constructor(options: RequestsOptions) {
    this.#options = options
  }

  async write(node: Node, entry: Uint8Array): Promise<Answered | 'refused' | null> {
    const { deadlineMs, world } = this.#options
    // Nobody listens: nothing was sent.
    if (node.process === null) return 'refused'
    return this.#through(node, async ({ group }) => {
      try {
        // A repeat goes through another node: their logs share no bytes.
        const [first] = await group.propose([entry.slice()], { deadlineMs })
        node.served()
        return first === undefined ? null : { ...first, attempts: 1 }
      } catch (error) {
        if (isOverload(error)) world.marks.hit('overloaded')
        return outcomeOfError(error) === 'not-applied' ? 'refused' : null
      }
    })
  }

  async untilAnswered(
    entry: Uint8Array,
    wanted: (attempts: number) => boolean,
  ): Promise<Answered | 'refused' | null> {
    const { world, random, nodes, thinkMs } = this.#options
    let unknown = 0
    while (wanted(unknown)) {
      const answer = await this.write(random.pick(nodes()), entry)
      if (answer === 'refused') world.marks.hit('write refused, not applied')
      else if (answer !== null) return { ...answer, attempts: unknown + 1 }
      else {
        unknown += 1
        world.marks.hit('write of unknown outcome retried')
      }
      await world.schedule.sleep(random.between(thinkMs, 4 * thinkMs))
    }
    return unknown === 0 ? 'refused' : null
  }

  async read(
    node: Node,
    request: ReadRequest,
    query: Uint8Array,
  ): Promise<{ readonly answer: Uint8Array; readonly revision: number } | null> {
    const { deadlineMs, world, answers } = this.#options
    // What was served before the request: later answers of this node are no older (rule 38).
    const floor = served.get(node) ?? 0
    return this.#through(node, async ({ group, machine }) => {
      try {
        const { state, revision } = await group.read(request, { deadlineMs })
        node.served()
        if (revision < floor) {
          world.fail('reads go back', `${node.replica} served ${floor}, and then ${revision}`)
        }
        served.set(node, Math.max(served.get(node) ?? 0, revision))
        const answer = machine.query(state, query)
        answers.given(node.replica, revision, query, answer)
        return { answer, revision }
      } catch (error) {
        if (world.violation !== null) throw error
        return null
      }
    })
  }

  /** The request takes its time to the process; with the process its answer is gone. */
  #through<T>(node: Node, ask: (process: Process) => Promise<T>): Promise<T | null> {
    const { world, random, deadlineMs, name } = this.#options
    const { life } = node
    if (life === null || node.process === null) return Promise.resolve(null)
    const answer = new Promise<T | null>((resolve, reject) => {
      life.after(random.between(0, 0.1), 'client', () => {
        const { process } = node
        world.auditor.note(`${name} asks ${life.boot}`)
        if (process === null) resolve(null)
        else ask(process).then(resolve, reject)
      })
    })
    const gone = life.died.then(() => null)
    // One that is stopped never answers.
    const late = world.schedule.sleep(3 * deadlineMs).then(() => null)
    return Promise.race([answer, gone, late])
  }
}

function outcomeOfError(error: unknown): GroupError['outcome'] | null {
  if (!(error instanceof Error) || !('outcome' in error)) return null
  return error.outcome === 'not-applied' || error.outcome === 'unknown' ? error.outcome : null
}

function isOverload(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'overloaded'
}
