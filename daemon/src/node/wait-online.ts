import type { CatchUpStatus } from '@tesela/group'
import type { JoinProgress, RequestOptions } from '../service.ts'
import { NodeError } from './errors.ts'
import { isOnline } from './is-online.ts'
import type { Member } from './member.ts'

/** At most one step of progress in this time. */
const stepMs = 200

/**
 * Resolves when the member is what it joined as (a voter, or an observer) and has applied what the leader had
 * committed. Reports progress on the way.
 */
export async function waitOnline(
  member: Member,
  progress: (step: JoinProgress) => void,
  options: RequestOptions,
): Promise<void> {
  const begun = performance.now()
  const bytesBefore = member.store.stats().bytes
  const report = (phase: JoinProgress['phase'], message: string): void => {
    const { applied, commit, confirmedAt, catchUp } = member.group.status()
    if (catchUp !== null) {
      progress(fetching(catchUp))
      return
    }
    const bytes = Math.max(0, member.store.stats().bytes - bytesBefore)
    const seconds = (performance.now() - begun) / 1_000
    const rate = seconds > 0 ? Math.round(bytes / seconds) : 0
    progress({
      phase,
      applied,
      target: Math.max(commit, applied, confirmedAt ?? 0),
      bytes,
      rate,
      message,
    })
  }

  if (!isOnline(member.group.status())) {
    report('catching-up', 'receiving the log')
    await untilOnline(member, () => report('catching-up', 'receiving the log'), options)
  }
  report('online', `online in group ${member.id}`)
}

function fetching(status: CatchUpStatus): JoinProgress {
  const { strategy, items, ofItems, bytes, bytesPerSecond, peers, waits } = status
  const what = strategy.startsWith('log-replay/') ? 'fetching the log' : 'fetching the state'
  const message = waits ?? `${what}${fromWhom(peers)}`
  const counts = { applied: items, target: ofItems, bytes, rate: bytesPerSecond }
  return { phase: 'fetching', message, ...counts }
}

function fromWhom(peers: CatchUpStatus['peers']): string {
  const asked = peers.filter((peer) => peer.asked).map(({ replica }) => replica)
  const [first] = asked
  if (first === undefined) return ''
  return asked.length > 1 ? ` from ${asked.length} peers` : ` from ${first}`
}

function untilOnline(member: Member, step: () => void, options: RequestOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let last = performance.now()
  const look = () => {
    if (isOnline(member.group.status())) resolve()
    else if (performance.now() - last >= stepMs) {
      last = performance.now()
      step()
    }
  }
  const stopListening = member.group.onChange(look)
  // While a state is fetched nothing of the group changes.
  const timer = setInterval(look, stepMs)
  const timeout = setTimeout(() => {
    const message =
      'admitted, but not online in time: it goes on in the background, `tesela status` shows how far it is'
    reject(new NodeError('deadline_exceeded', message))
  }, options.deadlineMs)
  const listener = {
    handleEvent: () =>
      reject(new NodeError('deadline_exceeded', 'nobody waits for this any more, it goes on')),
  }
  options.signal.addEventListener('abort', listener, { once: true })
  if (options.signal.aborted) listener.handleEvent()
  return promise.finally(() => {
    stopListening()
    clearInterval(timer)
    clearTimeout(timeout)
    options.signal.removeEventListener('abort', listener)
  })
}
