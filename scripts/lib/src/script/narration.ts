import { styleText } from 'node:util'

/** Tells people what a script does while it does it, each line with the seconds since the start. */
export interface Narration {
  say(text: string): void
  /** Does one step and says how long it took; `tell` makes the line from what the step gives. */
  step<T>(tell: (result: T) => string, work: () => Promise<T>): Promise<T>
}

/** @param silent - only what the script prints itself is for whoever reads: it says nothing meanwhile */
export function createNarration({ silent = false } = {}): Narration {
  const start = performance.now()
  const print = (text: string, tookMs: number | null): void => {
    if (silent) return
    const at = seconds(performance.now() - start).padStart(7)
    const took = tookMs === null ? '' : styleText('dim', ` (${seconds(tookMs)})`)
    console.log(`${styleText('dim', at)}  ${text}${took}`)
  }
  return {
    say: (text) => print(text, null),
    async step(tell, work) {
      const begun = performance.now()
      const result = await work()
      print(tell(result), performance.now() - begun)
      return result
    },
  }
}

/** `1.2 s` of milliseconds. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
