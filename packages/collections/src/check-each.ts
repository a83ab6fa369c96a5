import { itemsInStep } from './items-in-step.ts'
import type { Refusal } from './rejections.ts'
import type { Stepped, Steps } from './steps.ts'

/** Why the first item that is refused is; null: none is. In steps where there are many. */
export function checkEach<T>(
  items: readonly T[],
  check: (item: T) => Refusal | null,
): Stepped<Refusal | null> {
  return items.length > itemsInStep ? checkInSteps(items, check) : checkPart(items, 0, check)
}

function* checkInSteps<T>(
  items: readonly T[],
  check: (item: T) => Refusal | null,
): Steps<Refusal | null> {
  for (let from = 0; from < items.length; from += itemsInStep) {
    const refusal = checkPart(items, from, check)
    if (refusal !== null) return refusal
    yield
  }
  return null
}

function checkPart<T>(
  items: readonly T[],
  from: number,
  check: (item: T) => Refusal | null,
): Refusal | null {
  const end = Math.min(from + itemsInStep, items.length)
  for (let at = from; at < end; at++) {
    const refusal = check(items[at] as T)
    if (refusal !== null) return refusal
  }
  return null
}
