import { type ConfChange, decodeConfChange } from '@tesela/raft'

/** What a configuration entry changes, without its context: for whoever looks through a log. */
export interface DescribedConf {
  readonly ops: ConfChange['ops']
  readonly transition: ConfChange['transition']
}

/** Null: the data is no change of the configuration. */
export function describeConf(data: Uint8Array): DescribedConf | null {
  try {
    const { ops, transition } = decodeConfChange(data)
    return { ops, transition }
  } catch {
    // It was refused or ended the members when it was applied: here it is only shown.
    return null
  }
}
