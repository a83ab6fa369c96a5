import type { GroupStatus } from '@tesela/group'

/** The member is what it joined as (a voter, or an observer) and has applied what the leader had committed. */
export function isOnline({ replica, confirmed, members }: GroupStatus): boolean {
  const self = members.find(({ id }) => id === replica)
  return self !== undefined && confirmed && (self.voter || self.role === 'observer')
}
