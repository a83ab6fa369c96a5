import { InviteToken } from '@tesela/protos/hello'
import { fromString } from 'uint8arrays/from-string'
import { toString as toText } from 'uint8arrays/to-string'
import { NodeError } from './errors.ts'
import { groupIdBytes } from './group-id.ts'

/** What an invite hands to whoever holds it. */
export interface Invite {
  readonly groupId: Uint8Array
  /** Multiaddrs of members, each ending in `/p2p/<peerId>`. */
  readonly addresses: readonly string[]
  readonly inviteId: Uint8Array
  readonly key: Uint8Array
}

const scheme = 'tesela:'
/** More than the longest that is printed: as many addresses as there may be, each as long as a member record allows. */
const maxLineLength = 64 * 1024
const maxAddresses = 64
export const inviteIdBytes = 16
export const inviteKeyBytes = 32

/** One line: `tesela:` and the invite in base64url. It holds a key: whoever has the line may join. */
export function formatInvite(invite: Invite): string {
  const token = InviteToken.encode({
    groupId: Uint8Array.from(invite.groupId),
    addresses: invite.addresses.slice(0, maxAddresses),
    inviteId: Uint8Array.from(invite.inviteId),
    key: Uint8Array.from(invite.key),
  })
  return scheme + toText(token, 'base64url')
}

/** Throws `NodeError` invalid_argument for a line that no member printed. */
export function parseInvite(line: string): Invite {
  const text = line.trim()
  const malformed = new NodeError(
    'invalid_argument',
    `not an invite: it is one line that begins with '${scheme}', as \`tesela invite\` prints it`,
  )
  if (!text.startsWith(scheme) || text.length > maxLineLength) throw malformed
  let token: InviteToken
  try {
    token = InviteToken.decode(fromString(text.slice(scheme.length), 'base64url'), {
      limits: { addresses: maxAddresses },
    })
  } catch (cause) {
    malformed.cause = cause
    throw malformed
  }
  const whole =
    token.groupId.length === groupIdBytes &&
    token.inviteId.length === inviteIdBytes &&
    token.key.length === inviteKeyBytes
  if (!whole) throw malformed
  return token
}
