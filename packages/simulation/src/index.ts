/**
 * A whole cluster in one thread, under a virtual clock, network and disk: the code that ships, with its faults drawn
 * from one seed.
 *
 * ```ts
 * const { violation, digest, history } = await simulate(4711)
 * if (violation !== null) console.error(violation.invariant, violation.message)
 * ```
 */
export { type Invariant, invariants, Violation } from './errors.ts'
export { checkLinearizable, type Verdict } from './linearizability/check-linearizable.ts'
export {
  type FaultWindow,
  type HistoryLine,
  historyText,
  type Operation,
  parseHistory,
} from './linearizability/history.ts'
export { type Report, type SimulateOptions, simulate } from './simulate.ts'
export { flippingForGoodPlan } from './swarm/flipping-for-good-plan.ts'
export { type CollectionKind, collectionKinds, drawPlan, type Plan } from './swarm/plan.ts'
export { replayingPlan } from './swarm/replaying-plan.ts'
export { type Mark, markNames } from './world/marks.ts'
