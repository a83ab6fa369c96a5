import type { Limits } from '@tesela/protos/collections'

const KiB = 1024
const MiB = 1024 * KiB

/** The limits of a group whose first entry names none. */
export const defaultLimits: Readonly<Limits> = {
  maxKeyBytes: 4 * KiB,
  maxValueBytes: MiB,
  maxCommandBytes: 4 * MiB,
  maxCollections: 1000,
  maxSessions: 10_000,
  sessionTtlMs: 10 * 60 * 1000,
  sessionWindow: 1024,
  sessionResultBytes: 8 * MiB,
  sessionsResultBytes: 64 * MiB,
}

/** The limits asked for, with the default where a limit is absent or 0. */
export function completeLimits(limits: Partial<Limits> | undefined): Limits {
  const asked = limits ?? {}
  return {
    maxKeyBytes: asked.maxKeyBytes || defaultLimits.maxKeyBytes,
    maxValueBytes: asked.maxValueBytes || defaultLimits.maxValueBytes,
    maxCommandBytes: asked.maxCommandBytes || defaultLimits.maxCommandBytes,
    maxCollections: asked.maxCollections || defaultLimits.maxCollections,
    maxSessions: asked.maxSessions || defaultLimits.maxSessions,
    sessionTtlMs: asked.sessionTtlMs || defaultLimits.sessionTtlMs,
    sessionWindow: asked.sessionWindow || defaultLimits.sessionWindow,
    sessionResultBytes: asked.sessionResultBytes || defaultLimits.sessionResultBytes,
    sessionsResultBytes: asked.sessionsResultBytes || defaultLimits.sessionsResultBytes,
  }
}
