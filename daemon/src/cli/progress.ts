import type { Console } from './console.ts'
import { escapeText } from './escape.ts'

/** How far a long command is: a bar on a terminal, a line now and then elsewhere, nothing with `--json`. */
export interface Progress {
  /** `total` 0: not known. */
  update(done: number, total: number, message: string): void
  stop(): void
}

const quiet: Progress = { update() {}, stop() {} }
const lineInterval = 5_000

export async function createProgress(
  console: Console,
  style: { json: boolean; lines: boolean },
): Promise<Progress> {
  if (style.json) return quiet
  if (console.noticesAreTerminal) return createBar()
  return style.lines ? createLines(console) : quiet
}

async function createBar(): Promise<Progress> {
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar(
    {
      stream: process.stderr,
      format: '{bar} {percentage}%  {message}',
      hideCursor: true,
      clearOnComplete: false,
      barsize: 30,
      fps: 10,
    },
    progress.Presets.shades_classic,
  )
  let started = false
  return {
    update(done, total, message) {
      const shown = { message: escapeText(message) }
      if (!started) bar.start(Math.max(total, 1), done, shown)
      started = true
      bar.setTotal(Math.max(total, done, 1))
      bar.update(done, shown)
    },
    stop() {
      if (started) bar.stop()
    },
  }
}

/** A line when the message changes, at most one in five seconds while only the numbers do. */
function createLines(console: Console): Progress {
  let last = ''
  let due = 0
  return {
    update(done, total, message) {
      const now = performance.now()
      if (
        message === last ||
        (now < due && message.replaceAll(/\d+/g, '') === last.replaceAll(/\d+/g, ''))
      )
        return
      last = message
      due = now + lineInterval
      const share = total > 0 ? ` (${Math.floor((100 * Math.min(done, total)) / total)}%)` : ''
      console.notice(`${escapeText(message)}${share}`)
    },
    stop() {},
  }
}
