import type { FileKind } from './file-kinds.ts'

/** What comes of damage: nobody does anything; a person joins the peer again; a person puts a file back. */
export type Outcome = 'heals by itself' | 'joins again' | 'file put back'

/** `under load`: SIGKILL while it writes. `idle`: SIGKILL when it had nothing to do for longer than the watermark trails. */
export type Stop = 'under load' | 'idle'

/** One way to damage one file of one of three peers. */
export interface DamageCase {
  /** What the command line selects it by. */
  readonly name: string
  readonly kind: FileKind
  readonly damage: string
  readonly stop: Stop
  /**
   * What it holds was acknowledged by one other peer only, which is away when it comes back: those two of three must
   * not go on without what both lack.
   */
  readonly otherAway: boolean
  /** Anything else is a failure. */
  readonly outcomes: readonly Outcome[]
  /** Does the damage to the file. */
  apply(path: string): Promise<void>
}
