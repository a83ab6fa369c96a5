/** What the goals are about: daemons with their defaults. */
export const entriesOfGoal = 1_000_000

/**
 * Settings of daemons that shall treat a state of so many entries of 100 bytes as their defaults treat a million: the
 * bounds of snapshots and log shrink with it.
 */
export function settingsFor(entries: number): Readonly<Record<string, string>> {
  if (entries >= entriesOfGoal) return {}
  const share = entries / entriesOfGoal
  const size = (mebibytes: number, least: number): string =>
    `${Math.max(least, Math.round(mebibytes * 1_024 * share))}KiB`
  return {
    TESELA_SNAPSHOT_BYTES: size(32, 64),
    TESELA_KEPT_LOG_BYTES: size(32, 32),
    TESELA_SEGMENT_BYTES: size(16, 64),
    // The daemon takes no less.
    TESELA_REPLAY_BYTES: size(16, 1_024),
  }
}
