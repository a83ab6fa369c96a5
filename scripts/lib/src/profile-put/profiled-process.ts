import { setTimeout as delay } from 'node:timers/promises'
import { waitFor } from '../cluster/wait-for.ts'
import { mainThreadTime, processorTime } from '../load/processor-time.ts'
import { type ByStage, byStage } from './by-stage.ts'
import { type CpuProfile, type HeapNode, treeOfCpuProfile, treeOfHeapProfile } from './call-tree.ts'
import { attachInspector, inspectorAddress } from './inspector.ts'

/** A Node process that was started with `--inspect-port=0`. */
export interface ProfiledProcess {
  readonly pid: number
  /** All that it has printed on standard error. */
  errorOutput(): Promise<string> | string
}

export interface ProcessProfile {
  readonly time: ByStage
  /** Microseconds of processor time while the time was profiled: of the main thread, and of all others. */
  readonly mainUs: number
  readonly othersUs: number
  readonly allocation: ByStage
  /** Bytes while the allocation was profiled. */
  readonly allocatedBytes: number
}

const SAMPLE_US = 250
const SAMPLE_BYTES = 16 * 1024
const MOST_SPENDERS = 12

/** Profiles the time for as long, and then what is allocated. */
export async function profileProcess(
  process_: ProfiledProcess,
  milliseconds: number,
  signal: AbortSignal,
): Promise<ProcessProfile> {
  const { pid } = process_
  process.kill(pid, 'SIGUSR1')
  const address = await waitFor(
    `the inspector of process ${pid}`,
    async () => inspectorAddress(await process_.errorOutput()),
    { timeoutMs: 10_000, signal },
  )
  await using inspector = await attachInspector(address)
  await inspector.ask('Profiler.enable')
  await inspector.ask('Profiler.setSamplingInterval', { interval: SAMPLE_US })
  const before = { all: await processorTime(pid), main: await mainThreadTime(pid) }
  await inspector.ask('Profiler.start')
  await delay(milliseconds, undefined, { signal })
  const { profile } = (await inspector.ask('Profiler.stop')) as { profile: CpuProfile }
  const mainUs = (await mainThreadTime(pid)) - before.main
  const othersUs = (await processorTime(pid)) - before.all - mainUs

  // What the collector has taken again was allocated, too.
  await inspector.ask('HeapProfiler.startSampling', {
    samplingInterval: SAMPLE_BYTES,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  })
  await delay(milliseconds, undefined, { signal })
  const answer = await inspector.ask('HeapProfiler.stopSampling')
  const heap = treeOfHeapProfile((answer as { profile: { head: HeapNode } }).profile.head)
  return {
    time: byStage(treeOfCpuProfile(profile), MOST_SPENDERS),
    mainUs,
    othersUs,
    allocation: byStage(heap, MOST_SPENDERS),
    allocatedBytes: sumOf(heap),
  }
}

function sumOf(node: ReturnType<typeof treeOfHeapProfile>): number {
  return node.children.reduce((sum, child) => sum + sumOf(child), node.self)
}
