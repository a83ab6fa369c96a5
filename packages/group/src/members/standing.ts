import type { Index, Millis, RaftStatus, ReplicaId } from '@tesela/raft'
import type { GroupSettings } from '../settings.ts'

/** What a leader knows of how the others stand: whom it hears, and who has caught up with its log. */
export interface Standing {
  /** A message of the peer arrived. */
  heard(peer: ReplicaId, now: Millis): void
  /** In a turn, after every tick of the clock. Null: this member does not lead. */
  measure(now: Millis, last: Index | null): void
  isHeard(peer: ReplicaId, now: Millis): boolean
  /** It has led for so long that who was not heard is away. */
  settled(now: Millis): boolean
  /** Rule 46: a learner becomes a voter only when it lacks no more than a heartbeat brings. */
  hasCaughtUp(peer: ReplicaId, now: Millis, status: RaftStatus): boolean
}

type StandingSettings = Pick<GroupSettings, 'electionMs' | 'heartbeatMs' | 'promotionLag'>

export function createStanding(settings: StandingSettings): Standing {
  return new MeasuredStanding(settings)
}

class MeasuredStanding implements Standing {
  readonly #settings: StandingSettings
  readonly #heard = new Map<ReplicaId, Millis>()
  #leadsSince: Millis | null = null
  /** Last index of the log, one heartbeat ago: what came since is a heartbeat's worth. */
  #beat: { readonly at: Millis; readonly last: Index } | null = null
  #worth = 0

  constructor(settings: StandingSettings) {
    this.#settings = settings
  }

  heard(peer: ReplicaId, now: Millis): void {
    this.#heard.set(peer, now)
  }

  measure(now: Millis, last: Index | null): void {
    if (last === null) {
      this.#leadsSince = null
      this.#beat = null
      this.#worth = 0
      this.#heard.clear()
      return
    }
    this.#leadsSince ??= now
    if (this.#beat !== null && now - this.#beat.at < this.#settings.heartbeatMs) return
    this.#worth = this.#beat === null ? 0 : last - this.#beat.last
    this.#beat = { at: now, last }
  }

  isHeard(peer: ReplicaId, now: Millis): boolean {
    const heard = this.#heard.get(peer)
    return heard !== undefined && now - heard <= this.#settings.electionMs
  }

  settled(now: Millis): boolean {
    return this.#leadsSince !== null && now - this.#leadsSince > this.#settings.electionMs
  }

  hasCaughtUp(peer: ReplicaId, now: Millis, { progress, last }: RaftStatus): boolean {
    const match = progress.get(peer)?.match ?? 0
    const lag = Math.max(this.#settings.promotionLag, this.#worth)
    return match > 0 && last.index - match <= lag && this.isHeard(peer, now)
  }
}
