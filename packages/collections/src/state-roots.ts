import { type Digest, hashGroup } from '@tesela/merkle'
import { byteString } from './byte-string.ts'
import { encodeHeader } from './header.ts'
import {
  hashLeaf,
  type Section,
  sectionNames,
  sectionOf,
  sessionsName,
} from './snapshot/section.ts'
import type { GroupState } from './state.ts'
import type { CapturedAt, StateDigests, StateRoots } from './state-digests.ts'
import type { TreeDigests } from './tree/digests.ts'

/** Raised with every change of what a root is made of. */
export const rootFormat = 1

/**
 * Computes the roots of a captured state in steps: every `next()` works for less than a millisecond. What was computed for
 * an earlier capture and has not changed since is not computed again.
 */
export function* stateRoots(state: GroupState, at: CapturedAt): Generator<void, StateRoots> {
  const { roots } = yield* stateDigests(state, at)
  return roots
}

/** As {@link stateRoots}, with the digests of all leaves. */
export function stateDigests(state: GroupState, at: CapturedAt): Generator<void, StateDigests> {
  return digestsBy(state, at, digestInSteps)
}

/** The leaves of all sections in order, each encoded when it is asked for, and then what {@link stateDigests} computes. */
export function encodeState(
  state: GroupState,
  at: CapturedAt,
): Generator<Uint8Array, StateDigests> {
  return digestsBy(state, at, (section) => section.encode())
}

/** The last part of a section, and what comes behind it, is a step of its own. */
function* digestInSteps(section: Section): Generator<void, TreeDigests> {
  const digests = yield* section.digest()
  yield
  return digests
}

/** @param digest - works off a section; what it yields is yielded */
function* digestsBy<T>(
  state: GroupState,
  at: CapturedAt,
  digest: (section: Section) => Generator<T, TreeDigests>,
): Generator<T, StateDigests> {
  const { revision: anchor, group } = state
  const collections: { name: string; root: Digest }[] = []
  const sections: StateDigests['sections'][number][] = []
  let sessions: Digest = ''
  for (const name of sectionNames(state)) {
    const section = sectionOf(state, name)
    if (section === undefined) continue
    const { root, leaves } = yield* digest(section)
    sections.push({ name, items: section.items, bytes: section.bytes, leaves })
    if (name === sessionsName) sessions = root
    else collections.push({ name, root })
  }
  const header = hashLeaf(byteString(encodeHeader(state, at.log)))
  const groupId = group?.groupId ?? new Uint8Array(0)
  const parts = {
    format: rootFormat,
    groupId,
    anchor,
    term: at.term,
    header,
    sessions,
    collections,
  }
  const roots = { anchor, root: hashGroup(parts), header, sessions, collections }
  return { roots, sections }
}
