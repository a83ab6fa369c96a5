/** Far more than any test that ends has to do. */
const MOST = 10_000

/** Acts until it is done. What would go on for ever fails. */
export function until(done: () => boolean, act: () => void): void {
  for (let acts = 0; !done(); acts += 1) {
    if (acts === MOST) throw new Error(`it is not done after ${MOST} steps`)
    act()
  }
}
