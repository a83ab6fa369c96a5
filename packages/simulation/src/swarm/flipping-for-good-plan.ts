import { flippingPlan } from './flipping-plan.ts'
import type { Plan } from './plan.ts'

/** Of runs in which the state of one member after the other flips, so often that one is repaired no more. */
export const flippingForGoodPlan = {
  ...flippingPlan,
  observers: 0,
  clients: 4,
  faults: ['flip'],
  faultEveryMs: 150,
  faultMs: 100,
  aims: ['installing'],
  thinkMs: 5,
} satisfies Partial<Plan>
