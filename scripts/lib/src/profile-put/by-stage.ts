import type { CallNode } from './call-tree.ts'
import { isLibp2p, packagePath, type Stage, stageOf } from './stages.ts'

/** What was spent in one function, wherever it was called from within a stage. */
export interface Spender {
  readonly stage: Stage
  readonly functionName: string
  readonly file: string
  readonly share: number
}

export interface ByStage {
  /** Shares of everything but idleness; together 1. */
  readonly shares: ReadonlyMap<Stage, number>
  /** The functions that spent most, themselves. */
  readonly spenders: readonly Spender[]
}

/** Gives what every function spent in itself to the stage of the nearest caller that names one. */
export function byStage(root: CallNode, mostSpenders: number): ByStage {
  const sums = new Map<Stage, number>()
  const spent = new Map<string, Spender>()
  let total = 0
  const walk = (node: CallNode, above: Stage | null): void => {
    if (node.functionName === '(idle)') return
    const own = stageOf(node.functionName, node.url) ?? above
    const stage = own ?? (isLibp2p(node.url) ? 'libp2p, other' : null)
    const counted = stage ?? 'node and kernel'
    total += node.self
    sums.set(counted, (sums.get(counted) ?? 0) + node.self)
    const file = packagePath(node.url)
    const name = `${counted} ${file} ${node.functionName}`
    const share = (spent.get(name)?.share ?? 0) + node.self
    spent.set(name, { stage: counted, functionName: node.functionName, file, share })
    for (const child of node.children) walk(child, stage)
  }
  walk(root, null)
  const share = (value: number): number => (total === 0 ? 0 : value / total)
  return {
    shares: new Map([...sums].map(([stage, sum]) => [stage, share(sum)])),
    spenders: [...spent.values()]
      .toSorted((one, other) => other.share - one.share)
      .slice(0, mostSpenders)
      .map((spender) => ({ ...spender, share: share(spender.share) })),
  }
}
