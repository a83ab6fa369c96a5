import type { Digest } from '@tesela/merkle'
import type { Collection } from '../collection.ts'
import { type Due, earliestDeadline, nameOfDue, placeOfDue } from '../deadlines.ts'
import { LeafError, SnapshotInvalidError } from '../errors.ts'
import { itemsInStep } from '../items-in-step.ts'
import type { StateInstaller } from '../machine.ts'
import type { MemberView } from '../member-view.ts'
import { excessOf } from '../quota.ts'
import { createGroupState, type GroupState, type GroupStateFields } from '../state.ts'
import { buildMap } from '../tree/build-map.ts'
import type { LeafOrigin } from '../tree/leaf-builder.ts'
import { createCollectionInstaller } from './collection-installer.ts'
import type { ItemBounds } from './item-bounds.ts'
import { type ReadHeader, readHeader } from './read-header.ts'
import { sectionNames, sessionsName } from './section.ts'
import type { SectionInstaller } from './section-installer.ts'
import { createSessionsInstaller } from './sessions-installer.ts'

/**
 * Header and leaves come from a peer: both may be anything. What is made of them is a state that some history leads to,
 * as far as one can see, and whose root is that of the bytes.
 *
 * @throws SnapshotInvalidError - `snapshot_invalid`
 */
export function createStateInstaller(
  header: Uint8Array,
  origin: LeafOrigin,
): StateInstaller<GroupState> {
  return new Installer(readHeader(header), origin)
}

class Installer implements StateInstaller<GroupState> {
  readonly sections: readonly string[]
  readonly log: Uint8Array
  readonly members: ReadonlyMap<string, MemberView>
  /** With nothing in its sections. */
  readonly #empty: GroupState
  readonly #bounds: ItemBounds
  readonly #sessions: ReturnType<typeof createSessionsInstaller>
  /** Made when the first leaf comes: what a header claims costs little. */
  readonly #collections = new Map<string, SectionInstaller<Collection>>()

  constructor({ state: empty, log }: ReadHeader, origin: LeafOrigin) {
    this.#empty = empty
    this.log = log
    this.members = new Map(empty.members)
    const { revision: anchor, logTime, limits } = empty
    this.#bounds = { anchor, logTime, limits, origin }
    this.sections = sectionNames(empty)
    this.#sessions = createSessionsInstaller(empty, this.#bounds)
  }

  add(section: string, leaf: Uint8Array, digest: Digest | null = null): void {
    const installer = this.#installerOf(section)
    if (installer === undefined) {
      throw new SnapshotInvalidError(section, 'the header has no such collection')
    }
    try {
      installer.add(leaf, digest)
    } catch (cause) {
      throw ofSection(section, cause)
    }
  }

  *finish(): Generator<void, GroupState> {
    const sessions = yield* finishing(sessionsName, this.#sessions)
    const catalogue = this.#empty.catalogue.asMutable()
    for (const [name, installer] of this.#collections) {
      const collection = yield* finishing(name, installer)
      const excess = excessOf(collection)
      if (excess !== null) throw new SnapshotInvalidError(name, excess)
      catalogue.set(name, collection)
      yield
    }
    const state = { ...this.#empty.toObject(), ...sessions, catalogue: catalogue.asImmutable() }
    return createGroupState({ ...state, deadlines: yield* deadlinesOf(state) })
  }

  #installerOf(section: string): SectionInstaller<unknown> | undefined {
    if (section === sessionsName) return this.#sessions
    const known = this.#collections.get(section)
    if (known !== undefined) return known
    const empty = this.#empty.catalogue.get(section)
    if (empty === undefined) return undefined
    const installer = createCollectionInstaller(empty, this.#bounds)
    this.#collections.set(section, installer)
    return installer
  }
}

function* finishing<T>(name: string, installer: SectionInstaller<T>): Generator<void, T> {
  try {
    const section = yield* installer.finish()
    return section
  } catch (cause) {
    throw ofSection(name, cause)
  }
}

function ofSection(section: string, cause: unknown): unknown {
  return cause instanceof LeafError
    ? new SnapshotInvalidError(section, cause.message, { cause })
    : cause
}

/** What is due in the group, made from sessions, invites and maps. */
function* deadlinesOf(state: GroupStateFields): Generator<void, GroupStateFields['deadlines']> {
  const places: string[] = []
  const dues: Due[] = []
  const note = (due: Due) => {
    places.push(placeOfDue(due, nameOfDue))
    dues.push(due)
  }
  for (const [, { deadline, id }] of state.sessions.entries()) {
    note({ of: 'session', deadline, id })
    if (dues.length % itemsInStep === 0) yield
  }
  for (const [id, { deadline }] of state.invites) note({ of: 'invite', deadline, id })
  for (const [name, collection] of state.catalogue) {
    if (collection.kind !== 'map') continue
    const deadline = earliestDeadline(collection.deadlines)
    if (deadline !== null) note({ of: 'map', deadline, name })
  }
  const deadlines = yield* buildMap(state.deadlines.format, places, dues)
  if (deadlines === null) throw new SnapshotInvalidError(null, 'something is due twice')
  return deadlines
}
