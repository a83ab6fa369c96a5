import { randomBytes } from 'node:crypto'
import { defaultLimits, replicaIdOf } from '@tesela/collections'
import { genesisEntry } from '@tesela/group'
import { ConfContext, type Limits } from '@tesela/protos/collections'
import { createGroupDirectory, type GroupContent } from '@tesela/storage'
import type { Settings } from '../config/settings.ts'
import { NodeError } from './errors.ts'
import { formatGroupId, groupIdBytes, groupSecretBytes } from './group-id.ts'
import type { Member } from './member.ts'
import type { NodeParts } from './node-parts.ts'

const saltBytes = 32
const groupFormat = 1

/** What frames between members are made for: packages/network. */
const largestCommand = defaultLimits.maxCommandBytes

function limitsOf({ maxKeyBytes, maxValueBytes, maxCommandBytes }: Settings): Limits {
  if (maxCommandBytes > largestCommand) {
    throw new NodeError(
      'invalid_argument',
      `maxCommandBytes is ${maxCommandBytes}: frames between members carry commands of up to ${largestCommand} bytes`,
    )
  }
  return { ...defaultLimits, maxKeyBytes, maxValueBytes, maxCommandBytes }
}

/** Makes a new group with this peer as its only voter. Durable before the member is opened. */
export async function foundGroup(parts: NodeParts, name: string): Promise<Member> {
  if (!/^[a-z0-9._-]{0,128}$/.test(name)) {
    throw new NodeError(
      'invalid_argument',
      `'${name}' cannot name a group: up to 128 of a-z 0-9 . _ - can`,
    )
  }
  const groupId = Uint8Array.from(randomBytes(groupIdBytes))
  const id = formatGroupId(groupId)
  const self = { peerId: parts.host.peerId, incarnation: parts.incarnation.bytes }
  const context = ConfContext.encode({
    logTime: 0,
    genesis: {
      groupId,
      name,
      format: groupFormat,
      salt: Uint8Array.from(randomBytes(saltBytes)),
      limits: limitsOf(parts.settings),
    },
    members: [
      {
        ...self,
        addresses: [...parts.host.addresses()],
        role: 'voter',
        readOnly: false,
        reluctant: false,
      },
    ],
  })
  const content: GroupContent = {
    identity: { groupId, name, ...self, members: [] },
    secret: { epoch: 0, secret: Uint8Array.from(randomBytes(groupSecretBytes)) },
    genesis: genesisEntry(replicaIdOf(self), context),
  }
  const { segmentBytes } = parts.settings
  await createGroupDirectory(parts.disk, parts.groupsDirectory, id, content, { segmentBytes })
  parts.logger.info({ group: id, name }, 'made a group')
  return parts.open(id)
}
