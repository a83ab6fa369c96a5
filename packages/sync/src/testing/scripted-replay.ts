import type { RangedEntry } from '../log-range/log-range.ts'
import type { LogAnswer, LogMessage, LogRequest } from '../log-replay/messages.ts'
import { createLogReplayProvider } from '../log-replay/provider.ts'
import { createLogReplaySession } from '../log-replay/session.ts'
import { defaultLogReplaySettings, type LogReplaySettings } from '../log-replay/settings.ts'
import type { MadeLog } from './made-log.ts'
import { createScriptedWorld } from './scripted-world.ts'
import { until } from './until.ts'
import { holds } from './violation.ts'

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
  const { own, members, slow = false } = options
  const settings = { ...defaultLogReplaySettings, ...options.settings }
  const world = createScriptedWorld<LogMessage>(new Uint8Array(16), members)
  const { reached, blamed } = world
  // A session only asks.
  const unanswered = world.unanswered as { to: string; message: LogRequest }[]
  const taken: RangedEntry[] = []
  /** Applies what was handed out, batch by batch, or says where another entry is committed. */
  const toApply: ((contradictedAt?: number) => void)[] = []
  const session = createLogReplaySession(
    {
      ...world.context,
      standing: () => own.range().closed(),
      replay(prev, entries, done) {
        const joins = [taken.at(-1), own.range().closed()].some(
          (end) => end?.index === prev.index && end.term === prev.term,
        )
        holds(joins && entries[0]?.index === prev.index + 1, 'C18', 'a hole')
        taken.push(...entries)
        const apply = (contradictedAt?: number) => {
          for (const entry of entries) {
            if (entry.index <= own.entries.length || contradictedAt !== undefined) continue
            own.append(entry.data)
          }
          done(contradictedAt)
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
