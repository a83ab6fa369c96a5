import type { ByteString } from './byte-string.ts'
import { orderedNumber } from './ordered-number.ts'
import type { Session } from './session.ts'
import type { CutHash } from './tree/cut.ts'
import type { TreeFormat } from './tree/format.ts'

/** The key of a session in the tree: in the order of the ids. */
export function sessionPlace(id: number): ByteString {
  return orderedNumber(id)
}

/** Sessions weigh what their results do. */
export function sessionFormat(cutHash: CutHash): TreeFormat<Session> {
  return { cutHash, weigh: (_place, { resultBytes }) => resultBytes }
}
