import { checkPatience } from '../check-patience.ts'
import type { StateSync } from '../state-sync.ts'
import type { LogMessage } from './messages.ts'
import { createLogReplayProvider } from './provider.ts'
import type { LogReplayProviderContext, LogReplaySessionContext } from './replay-contexts.ts'
import { createLogReplaySession } from './session.ts'
import { defaultLogReplaySettings, type LogReplaySettings } from './settings.ts'

/**
 * Brings the entries that a member lacks: from all peers that have them, several at a time, the leader last; each batch is
 * proven against the root of the leader's log before it is kept.
 *
 * ```ts
 * const sync = createLogReplaySync({ fetchTimeoutMs: 5000 })
 * const session = sync.createSession(context, { atLeast: 0 })
 * session.start(clock.now())
 * ```
 *
 * @throws SyncSettingsError where `stallMs` is no more than `fetchTimeoutMs`, `askTimeoutMs` or `retryMinMs`
 */
export function createLogReplaySync(
  settings: Partial<LogReplaySettings> = {},
): StateSync<LogMessage, LogReplayProviderContext, LogReplaySessionContext> {
  const all = { ...defaultLogReplaySettings, ...settings }
  const name = 'log-replay/1'
  checkPatience(name, all, ['fetchTimeoutMs', 'askTimeoutMs', 'retryMinMs'])
  return {
    name,
    createProvider: (context) => createLogReplayProvider(context, all),
    // How far, the leader says: its target, whatever the gap.
    createSession: (context) => createLogReplaySession(context, all),
  }
}
