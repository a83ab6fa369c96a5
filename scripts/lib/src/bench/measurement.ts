import { median } from '../script/median.ts'

/** One case on one system: once, or the medians of all alternations. */
export interface Measurement {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Microseconds of processor time an operation, all threads; of the followers the mean of both. NaN: not known. */
  readonly clientUs: number
  readonly leaderUs: number
  readonly followerUs: number
  /** 1: the process that makes the load kept one core busy, so that it may be what was measured. */
  readonly clientCores: number
}

export function mediansOf(measurements: readonly Measurement[]): Measurement {
  const of = (field: keyof Measurement): number => median(measurements.map((one) => one[field]))
  return {
    perSecond: of('perSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    clientUs: of('clientUs'),
    leaderUs: of('leaderUs'),
    followerUs: of('followerUs'),
    clientCores: of('clientCores'),
  }
}
