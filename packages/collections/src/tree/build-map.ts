import type { ByteString } from '../byte-string.ts'
import { heavyItemBytes, levelsCut } from './cut.ts'
import type { TreeFormat } from './format.ts'
import { orderOfKeys } from './key-order.ts'
import { createLeaf, elementAt } from './node.ts'
import { createOrderedMap, type OrderedMap } from './ordered-map.ts'
import { createSpine } from './spine.ts'

/** Items that are put into leaves between two yields: about a millisecond. */
const itemsInStep = 2048

/**
 * Makes the map of items in whatever order, at once: the same one that setting each would make. Works in steps of about a
 * millisecond.
 *
 * @param values - as many as there are keys, in their order
 * @returns null - a key is there twice
 */
export function* buildMap<V>(
  format: TreeFormat<V>,
  keys: readonly ByteString[],
  values: readonly V[],
): Generator<void, OrderedMap<V> | null> {
  const order = yield* orderOfKeys(keys)
  const owner = {}
  const spine = createSpine<V>(owner)
  let leafKeys: ByteString[] = []
  let leafValues: V[] = []
  let bytes = 0
  let cutBefore = 0
  let lastKey: ByteString | null = null
  let lastHeavy = false
  const endLeaf = () => {
    spine.add(createLeaf(owner, leafKeys.slice(), leafValues.slice(), bytes), cutBefore)
  }
  for (let at = 0; at < order.length; at++) {
    const key = elementAt(keys, order[at] ?? 0)
    const value = elementAt(values, order[at] ?? 0)
    if (lastKey !== null) {
      if (key === lastKey) return null
      const cut = levelsCut(lastHeavy, format.cutHash(key))
      if (cut > 0) {
        endLeaf()
        leafKeys = []
        leafValues = []
        bytes = 0
        cutBefore = cut
      }
    }
    const weight = format.weigh(key, value)
    leafKeys.push(key)
    leafValues.push(value)
    bytes += weight
    lastKey = key
    lastHeavy = weight >= heavyItemBytes
    if (at % itemsInStep === itemsInStep - 1) yield
  }
  if (leafKeys.length > 0) endLeaf()
  return createOrderedMap(format, spine.seal())
}
