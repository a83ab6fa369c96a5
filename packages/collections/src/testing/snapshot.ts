import {
  type CapturedAt,
  createStateMachine,
  type GroupState,
  type StateReader,
  type StateRoots,
} from '../index.ts'

/** A state as it travels. */
export interface Snapshot {
  readonly header: Uint8Array
  readonly sections: readonly {
    readonly name: string
    readonly leaves: readonly Uint8Array[]
    readonly digests: readonly string[]
  }[]
  readonly roots: StateRoots
}

export const someTerm: CapturedAt = { term: 3, log: new Uint8Array(0) }

/** Runs a computation to its end. */
export function finish<T>(steps: Iterator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

export function snapshotOf(state: GroupState, at = someTerm): Snapshot {
  return readAll(createStateMachine().reader(state, at))
}

function readAll(reader: StateReader): Snapshot {
  const { roots, sections } = finish(reader.digest())
  return {
    header: reader.header,
    roots,
    sections: sections.map(({ name, leaves: digests }) => {
      return { name, digests, leaves: [...reader.leaves(name)] }
    }),
  }
}

/** @param withDigests - whether the digests are handed over with the leaves */
export function stateOf(
  { header, sections }: Pick<Snapshot, 'header' | 'sections'>,
  withDigests = false,
): GroupState {
  const installer = createStateMachine().installer(header)
  for (const { name, leaves, digests } of sections) {
    for (const [ordinal, leaf] of leaves.entries()) {
      const digest = withDigests ? digests[ordinal] : undefined
      if (digest === undefined) installer.add(name, leaf)
      else installer.add(name, leaf, digest)
    }
  }
  return finish(installer.finish())
}
