import { encodeHeader } from '../header.ts'
import type { StateReader } from '../machine.ts'
import type { GroupState } from '../state.ts'
import type { CapturedAt } from '../state-digests.ts'
import { encodeState, rootFormat, stateDigests } from '../state-roots.ts'
import { sectionNames, sectionOf } from './section.ts'

/** A captured state as others fetch it: header and canonical leaves. */
export function createStateReader(state: GroupState, at: CapturedAt): StateReader {
  const sections = sectionNames(state).map((name) => sectionOf(state, name))
  const sum = (of: 'bytes' | 'leaves') =>
    sections.reduce((total, section) => total + (section?.[of] ?? 0), 0)
  return {
    format: rootFormat,
    groupId: state.group?.groupId ?? new Uint8Array(0),
    anchor: state.revision,
    header: encodeHeader(state, at.log),
    bytes: sum('bytes'),
    leafCount: sum('leaves'),
    digest: () => stateDigests(state, at),
    encode: () => encodeState(state, at),
    leaves(name, from = 0) {
      const section = sectionOf(state, name)
      if (section === undefined) throw new RangeError(`there is no section '${name}'`)
      if (!Number.isSafeInteger(from) || from < 0 || from > section.leaves) {
        throw new RangeError(`leaf ${from} of '${name}', which has ${section.leaves}`)
      }
      return section.read(from)
    },
  }
}
