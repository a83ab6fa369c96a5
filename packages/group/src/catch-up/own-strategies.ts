import type { SnapshotStrategy } from '@tesela/sync'
import type { StrategyChannel } from '../seams.ts'

/** What the host of a group brought beside the two strategies that every member has, by the channel of each. */
export type OwnStrategies = ReadonlyMap<StrategyChannel, SnapshotStrategy<unknown>>

/** @throws RangeError - two of one name */
export function ownStrategies(brought: readonly SnapshotStrategy<unknown>[]): OwnStrategies {
  const strategies = new Map(
    brought.map((strategy) => [`sync/${strategy.name}` as const, strategy]),
  )
  if (strategies.size < brought.length) throw new RangeError('two strategies have one name')
  return strategies
}
