import type { LogImage } from '../disk/log-image.ts'
import type { Platter } from '../disk/platter.ts'
import { type Configuration, emptyConfiguration } from '../invariants/configuration.ts'

/** What is known of a replica from what it wrote, applied and sent: never from what it says of itself. */
export interface NodeView {
  readonly replica: string
  readonly platter: Platter
  boot: string
  term: number
  /** Terms of the entries as the running process has them; undefined where a snapshot stands for one. */
  log: (number | undefined)[]
  commit: number
  applied: number
  /** Of what is applied. */
  configuration: Configuration
  /** The term in which it was seen to lead last. */
  led: number
  /** Its state was made another one, and that was not taken back. */
  flipped: boolean
  /** It was, and it may be judged by what it said then. */
  mayDiverge: boolean
  /** It found out that its state is not that of the majority, and has no other one yet. */
  diverged: boolean
  /** How often another state took the place of one that had diverged. */
  repairs: number
}

export function createNodeView(replica: string, platter: Platter): NodeView {
  return {
    replica,
    platter,
    boot: '',
    term: 0,
    log: [],
    commit: 0,
    applied: 0,
    configuration: emptyConfiguration,
    led: 0,
    flipped: false,
    mayDiverge: false,
    diverged: false,
    repairs: 0,
  }
}

/** A new process has what was found, and has applied nothing. */
export function rebootView(view: NodeView, boot: string, found: LogImage): void {
  view.boot = boot
  view.term = found.term
  view.log = [...found.terms]
  view.commit = found.commit
  view.applied = 0
  view.configuration = emptyConfiguration
  view.led = 0
}

/** Whether the log has the entry, or a snapshot in its place, which stands for what is committed. */
export function logHas(view: NodeView, index: number, term: number): boolean {
  const known = view.log[index - 1]
  return known === term || (known === undefined && index < view.log.length)
}
