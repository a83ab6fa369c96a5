import { inviteEntry } from '../index.ts'
import { type Driver, drive, member, sessionKey } from './driver.ts'
import { type Snapshot, snapshotOf, stateOf } from './snapshot.ts'

const limits = { maxKeyBytes: 40, maxValueBytes: 50, maxSessions: 3, sessionWindow: 2 }
/** A group at revision 30 with one empty collection of every kind, one invite, one session. */
function driveAll(): Driver {
  const driver = drive()
  const genesis = {
    groupId: sessionKey(3),
    name: 'hostile',
    format: 1,
    salt: new Uint8Array(32).fill(5),
    limits: { ...driver.machine.limits(), ...limits },
  }
  driver.conf([{ op: 'addVoter', id: member(1).id }], { genesis, members: [member(1)] })
  for (const kind of ['map', 'vec', 'set', 'cell', 'once', 'queue']) driver.create(kind, {}, kind)
  driver.create('map', { maxItems: 1, maxBytes: 3 }, 'small')
  driver.create('queue', { capacity: 1 }, 'short')
  driver.create('queue', { priority: 'double' }, 'doubles')
  driver.create('queue', { priority: 'bytes' }, 'texts')
  const key = new Uint8Array(32).fill(1)
  driver.apply(inviteEntry({ inviteId: sessionKey(4), key, role: 'voter', ttlMs: 999, uses: 1 }))
  while (driver.machine.revision < 30) driver.open(1)
  return driver
}

/** What a stranger's snapshot is compared with. */
export const honest = snapshotOf(driveAll().machine.capture())

/** What an installer says to a snapshot: `taken`, or the code of its error. */
export function outcomeOf(header: Uint8Array, sections: Snapshot['sections'] = []): string {
  try {
    stateOf({ header, sections })
    return 'taken'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}
