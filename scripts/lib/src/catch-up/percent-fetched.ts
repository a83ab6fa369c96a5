import type { CatchUpStatus } from '@tesela/client'

/** `52 %` of the items of a snapshot. */
export function percentFetched({ items, ofItems }: CatchUpStatus): string {
  return `${Math.floor((items / Math.max(1, ofItems)) * 100)} %`
}
