import { encodeHeader } from '../header.ts'
import type { StateReader } from '../machine.ts'
import type { GroupState } from '../state.ts'
import type { CapturedAt } from '../state-digests.ts'
import { rootFormat, stateDigests } from '../state-roots.ts'
import { sectionOf } from './section.ts'

/** A captured state as others fetch it: header and canonical leaves. */
export function createStateReader(state: GroupState, at: CapturedAt): StateReader {
  return {
    format: rootFormat,
    groupId: state.group?.groupId ?? new Uint8Array(0),
    anchor: state.revision,
    header: encodeHeader(state, at.log),
    digest: () => stateDigests(state, at),
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
