/**
 * Copies byte strings one behind the other into one memory: as many allocations as strings take longer than the copying,
 * and the collector of garbage counts each of them. Whoever keeps one of them keeps all.
 *
 * @param bytes - of all that will be copied
 */
export function createCopier(bytes: number): (view: Uint8Array) => Uint8Array {
  const memory = new Uint8Array(bytes)
  let used = 0
  return (view) => {
    const from = used
    used += view.length
    memory.set(view, from)
    return memory.subarray(from, used)
  }
}
