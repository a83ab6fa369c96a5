import type { RangedEntry } from '../log-range/log-range.ts'
import type { LogAnswer, LogMessage, LogRequest } from '../log-replay/messages.ts'
import { createLogReplayProvider } from '../log-replay/provider.ts'
import { createLogReplaySession } from '../log-replay/session.ts'
import { defaultLogReplaySettings, type LogReplaySettings } from '../log-replay/settings.ts'
import type { Leader, SyncOutcome } from '../state-sync.ts'
import type { MadeLog } from './made-log.ts'
import { until } from './until.ts'

export interface ScriptedReplayOptions {
  /** What is here. */
  readonly own: MadeLog
  readonly members?: readonly string[]
  readonly settings?: Partial<LogReplaySettings>
  /** What is handed out is applied when the test says so. */
  readonly slow?: boolean
}

/** A session of log replay whose peers are played by the test, message by message. */
export function scriptedReplay(options: ScriptedReplayOptions) {
  const { own, members = ['leader', 'a', 'b'], slow = false } = options
  const settings = { ...defaultLogReplaySettings, ...options.settings }
  const unanswered: { to: string; message: LogRequest }[] = []
  const reached: number[] = []
  const blamed: string[] = []
  const taken: RangedEntry[] = []
  /** Applies what was handed out, batch by batch. */
  const toApply: (() => void)[] = []
  const world = {
    leader: { id: 'leader', term: 5 } as Leader | null,
    unreachable: new Set<string>(),
    outcome: null as SyncOutcome | null,
  }
  let id = 0
  const session = createLogReplaySession(
    {
      ...{ self: 'me', groupId: new Uint8Array(16) },
      leader: () => world.leader,
      members: () => members,
      reachable: (peer) => !world.unreachable.has(peer),
      requestId: () => ++id,
      send(to, message) {
        if (world.unreachable.has(to)) return false
        unanswered.push({ to, message: message as LogRequest })
        return true
      },
      reached: ({ anchor }) => void reached.push(anchor),
      ended(outcome) {
        if (world.outcome !== null) throw new Error('ended twice')
        world.outcome = outcome
      },
      blamed: (peer) => void blamed.push(peer),
      standing: () => own.range().closed(),
      replay(prev, entries, done) {
        const joins = [taken.at(-1), own.range().closed()].some(
          (end) => end?.index === prev.index && end.term === prev.term,
        )
        if (!joins) throw new Error('a hole')
        taken.push(...entries)
        const apply = () => {
          for (const entry of entries) {
            if (entry.index <= own.entries.length) continue
            own.append(entry.data)
          }
          done()
        }
        if (slow) toApply.push(apply)
        else apply()
      },
    },
    settings,
  )
  const asked = <Type extends LogRequest['type']>(type: Type) =>
    unanswered.filter(({ message }) => message.type === type) as {
      to: string
      message: Extract<LogRequest, { type: Type }>
    }[]
  /** The oldest request of a kind, to a peer, that was not taken yet. */
  const take = <Type extends LogRequest['type']>(type: Type, from?: string) => {
    const request = asked(type).find(({ to }) => from === undefined || to === from)
    if (request === undefined) throw new Error(`no ${type} was sent`)
    unanswered.splice(unanswered.indexOf(request), 1)
    return request
  }
  const answer = ({ to, message }: { to: string; message: LogRequest }, log: MadeLog): void =>
    void session.receive(to, honestAnswer(message, log))
  /** As honest peers would, until nothing of these kinds is asked for any more. */
  const serve = (log: MadeLog, ...types: readonly LogRequest['type'][]) => {
    const wanted = () => types.find((each) => asked(each).length > 0)
    until(
      () => wanted() === undefined,
      () => answer(take(wanted() ?? 'fetchTarget'), log),
    )
  }
  return {
    session,
    own,
    world,
    reached,
    blamed,
    taken,
    toApply,
    unanswered,
    take,
    asked,
    answer,
    serve,
  }
}

/** What the leader's provider says. */
export function honestAnswer(request: LogRequest, log: MadeLog): LogAnswer {
  const answers: LogMessage[] = []
  const provider = createLogReplayProvider(
    {
      ...{ self: 'p', groupId: new Uint8Array(16), log },
      leader: () => ({ id: 'p', term: 1 }),
      firstIndex: () => log.firstIndex,
      send: (_to, message) => answers.push(message) > 0,
    },
    defaultLogReplaySettings,
  )
  provider.receive('me', request)
  const [answer] = answers
  if (answer === undefined) throw new Error('silence is no answer')
  return answer as LogAnswer
}
