import { sourceOf } from './source-of.ts'

/** A function at its place in the tree of calls, with what was spent in itself: microseconds, or bytes allocated. */
export interface CallNode {
  readonly functionName: string
  /** Of the source; empty for what is no script. */
  readonly url: string
  readonly self: number
  readonly children: readonly CallNode[]
}

interface CallFrame {
  readonly functionName: string
  /** Of the script, which may be a bundle. */
  readonly url: string
  readonly lineNumber: number
  readonly columnNumber: number
}

/** As much of the inspector's `Profiler.Profile` as is used. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: CallFrame
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** As much of the inspector's `HeapProfiler.SamplingHeapProfileNode` as is used. */
export interface HeapNode {
  readonly callFrame: CallFrame
  readonly selfSize: number
  readonly children: readonly HeapNode[]
}

export function treeOfCpuProfile({ nodes, samples, timeDeltas }: CpuProfile): CallNode {
  const self = new Map<number, number>()
  for (const [at, id] of samples.entries()) {
    // The distance to the sample before: a negative one is the jitter of the sampling thread.
    self.set(id, (self.get(id) ?? 0) + Math.max(0, timeDeltas[at] ?? 0))
  }
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const build = (id: number): CallNode => {
    const node = byId.get(id)
    return {
      functionName: node?.callFrame.functionName ?? '',
      url: node === undefined ? '' : sourceOf(node.callFrame),
      self: self.get(id) ?? 0,
      children: (node?.children ?? []).map(build),
    }
  }
  return build(nodes[0]?.id ?? 0)
}

export function treeOfHeapProfile({ callFrame, selfSize, children }: HeapNode): CallNode {
  const { functionName } = callFrame
  const url = sourceOf(callFrame)
  return { functionName, url, self: selfSize, children: children.map(treeOfHeapProfile) }
}
