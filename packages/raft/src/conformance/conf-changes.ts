import { applySimple, enterJoint, leaveJoint } from '../conf/change.ts'
import { ConfChangeError, type ConfChangeReason } from '../errors.ts'
import { Tracker } from '../progress/tracker.ts'
import type { ConfState, ReplicaId } from '../types.ts'
import { describeProgress } from './describe-progress.ts'
import type { DirectiveReader } from './directive-reader.ts'
import { parseConfOps } from './parse-conf-change.ts'
import { memberNumberInHex, replicaId } from './replica-ids.ts'
import { RunError } from './run-error.ts'

/** The words of the files for what cannot be. */
const refusals: Partial<Record<ConfChangeReason, string>> = {
  noVoters: 'removed all voters',
  manyVoters: 'more than one voter changed without entering joint config',
  simpleWhileJoint: "can't apply simple config change in joint config",
  alreadyJoint: 'config is already joint',
  nothingToLeave: "can't make a zero-voter config joint",
  notJoint: "can't leave a non-joint config",
}

/** In the files member 0 stands for a change that the state machine took back. */
const nobody = replicaId('0')

/** `simple`, `enter-joint` and `leave-joint`: one configuration that is changed again and again. */
export class ConfChanges {
  readonly #tracker = new Tracker({ maxInflightMsgs: 10, maxInflightBytes: 0 })
  /** As if every directive, also one that fails, had left an entry in the log. */
  #lastIndex = 0

  run(reader: DirectiveReader): string {
    const lastIndex = this.#lastIndex++
    try {
      const conf = changed(this.#tracker.conf, reader)
      // Who is removed and comes back in one change is begun anew; this core never sees an id again.
      this.#tracker.configure(withoutRemoved(conf, reader), lastIndex)
      this.#tracker.configure(conf, lastIndex)
    } catch (error) {
      const refusal = error instanceof ConfChangeError ? refusals[error.reason] : undefined
      throw refusal === undefined ? error : new RunError(refusal)
    }
    const { conf, members } = this.#tracker
    return [describeConf(conf), ...members.map(describeProgress)].join('\n')
  }
}

function changed(conf: ConfState, reader: DirectiveReader): ConfState {
  const { command, input } = reader.directive
  const ops = parseConfOps(input)
  const effective = ops.filter(({ id }) => id !== nobody)
  if (command === 'simple') return applySimple(conf, effective)
  if (command === 'enter-joint') return enterJoint(conf, effective, reader.flag('autoleave'))
  if (ops.length > 0) throw new RunError('this command takes no input')
  return leaveJoint(conf)
}

function withoutRemoved(conf: ConfState, reader: DirectiveReader): ConfState {
  const removed = parseConfOps(reader.directive.input).filter(({ op }) => op === 'remove')
  const stays = (id: ReplicaId) => !removed.some((each) => each.id === id)
  return { ...conf, voters: conf.voters.filter(stays), learners: conf.learners.filter(stays) }
}

function describeConf({ voters, votersOutgoing, learners, learnersNext, autoLeave }: ConfState) {
  const parts = [`voters=${list(voters)}`]
  if (votersOutgoing.length > 0) parts.push(`&&${list(votersOutgoing)}`)
  if (learners.length > 0) parts.push(` learners=${list(learners)}`)
  if (learnersNext.length > 0) parts.push(` learners_next=${list(learnersNext)}`)
  if (autoLeave) parts.push(' autoleave')
  return parts.join('')
}

const list = (ids: readonly ReplicaId[]): string => `(${ids.map(memberNumberInHex).join(' ')})`

export const confCommands: ReadonlySet<string> = new Set(['simple', 'enter-joint', 'leave-joint'])
