import type { SeededRandom } from './random.ts'
import type { CrashPolicy, VolatileFile } from './volatile-file.ts'

export type Node = VolatileFile | VolatileDirectory

/** Null: the name goes away. */
type Change = readonly (readonly [name: string, node: Node | null])[]

/** Names with two contents, like a volatile file; its changes survive a crash in their order or not at all. */
export class VolatileDirectory {
  readonly #live: Map<string, Node>
  #durable: Map<string, Node>
  #changes: Change[] = []

  constructor(durable: ReadonlyMap<string, Node> = new Map()) {
    this.#live = new Map(durable)
    this.#durable = new Map(durable)
  }

  get(name: string): Node | undefined {
    return this.#live.get(name)
  }

  names(): readonly string[] {
    return [...this.#live.keys()].sort()
  }

  /** Takes the names over at once: a rename changes two, and a crash leaves both or neither. */
  change(change: Change): void {
    for (const [name, node] of change) set(this.#live, name, node)
    this.#changes.push(change)
  }

  sync(): void {
    this.#durable = new Map(this.#live)
    this.#changes = []
  }

  crashed(policy: CrashPolicy, random: SeededRandom): VolatileDirectory {
    const left = new Map(this.#durable)
    const all = this.#changes.length
    const kept = policy === 'keepAll' ? all : policy === 'dropAll' ? 0 : random.below(all + 1)
    for (const change of this.#changes.slice(0, kept)) {
      for (const [name, node] of change) set(left, name, node)
    }
    for (const [name, node] of left) {
      const after =
        node instanceof VolatileDirectory
          ? node.crashed(policy, random)
          : node.crashed(policy, random.below(node.pending + 1), random)
      left.set(name, after)
    }
    return new VolatileDirectory(left)
  }
}

function set(names: Map<string, Node>, name: string, node: Node | null): void {
  if (node === null) names.delete(name)
  else names.set(name, node)
}
