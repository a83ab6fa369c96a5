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

  /** @param nodes what became of those seen so far: one may stand under several names, and stays one */
  crashed(
    policy: CrashPolicy,
    random: SeededRandom,
    nodes: Map<Node, Node> = new Map(),
  ): VolatileDirectory {
    const crash = (node: Node): Node => {
      const after = nodes.get(node) ?? crashedNode(node, policy, random, nodes)
      nodes.set(node, after)
      return after
    }
    const kept =
      policy === 'keepAll' || policy === 'dropAll' ? 0 : random.below(this.#changes.length + 1)
    const left = new Map([...this.#durable].map(([name, node]) => [name, crash(node)]))
    const changes = this.#changes.map((change) =>
      change.map(([name, node]): Change[number] => [name, node === null ? null : crash(node)]),
    )
    const survivors =
      policy === 'reordered' ? changes.filter(() => random.below(2) === 0) : changes.slice(0, kept)
    for (const [name, node] of survivors.flat()) set(left, name, node)
    const after = new VolatileDirectory(left)
    if (policy === 'keepAll') for (const change of changes) after.change(change)
    return after
  }
}

function crashedNode(
  node: Node,
  policy: CrashPolicy,
  random: SeededRandom,
  nodes: Map<Node, Node>,
): Node {
  if (node instanceof VolatileDirectory) return node.crashed(policy, random, nodes)
  return node.crashed(policy, random.below(node.pending + 1), random)
}

function set(names: Map<string, Node>, name: string, node: Node | null): void {
  if (node === null) names.delete(name)
  else names.set(name, node)
}
