import type { GroupSettings } from '@tesela/group'
import type { Settings } from '../config/settings.ts'

/** The daemon's settings in the words of a group. */
export function groupSettings(settings: Settings): Partial<GroupSettings> {
  return {
    electionMs: settings.electionTimeout,
    heartbeatMs: settings.heartbeatInterval,
    reluctantFactor: settings.reluctantFactor,
    diskStallMs: settings.diskStall,
    requestDeadlineMs: settings.requestDeadline,
    maxMessageBytes: settings.appendBytes,
    maxInflightMessages: settings.appendsInFlight,
    maxInflightBytes: settings.appendBytesInFlight,
    maxUncommittedBytes: settings.uncommittedBytes,
    maxCachedBytes: settings.cachedLogBytes,
    maxApplyBytes: settings.applyBytes,
    applySliceMs: settings.applySlice,
    maxInboxBytes: settings.inboxBytes,
    maxHeldBytes: settings.heldBytes,
    maxWaitingBytes: settings.waitingBytes,
    maxCallers: settings.waitingReads,
    maxServedRequests: settings.servedRequests,
    maxServedBytes: settings.servedBytes,
    promotionLag: settings.promotionLag,
    markEvery: settings.markEvery,
    snapshotBytes: settings.snapshotBytes,
    snapshotEvery: settings.snapshotEvery,
    snapshotShare: settings.snapshotShare,
    keptLogBytes: settings.keptLogBytes,
    maxPinnedBytes: settings.pinnedBytes,
    replayBytes: settings.replayBytes,
    vouchMs: settings.vouchTimeout,
    maxVouches: settings.vouches,
  }
}
