import { applySimple, enterJoint, leaveJoint } from '../conf/change.ts'
import { ConfChangeError, type ConfChangeReason } from '../errors.ts'
import { Tracker } from '../progress/tracker.ts'
import type { ConfOp, ConfState, ReplicaId } from '../types.ts'
import { describeProgress } from './describe.ts'
import { ConformanceFileError } from './file-error.ts'
import type { Directive } from './parse.ts'
import { parseConfChange } from './parse-conf-change.ts'

/** The words of the files for what cannot be. */
const refusals: Partial<Record<ConfChangeReason, string>> = {
  noVoters: 'removed all voters',
  manyVoters: 'more than one voter changed without entering joint config',
  simpleWhileJoint: "can't apply simple config change in joint config",
  alreadyJoint: 'config is already joint',
  nothingToLeave: "can't make a zero-voter config joint",
  notJoint: "can't leave a non-joint config",
}

/** `simple`, `enter-joint` and `leave-joint`: one configuration that is changed again and again. */
export class ConfChanges {
  readonly #tracker = new Tracker({ maxInflightMsgs: 10, maxInflightBytes: 0 })
  /** As if every directive, also one that fails, had left an entry in the log. */
  #lastIndex = 0

  run(directive: Directive): string {
    const lastIndex = this.#lastIndex++
    try {
      this.#tracker.configure(changed(this.#tracker.conf, directive), lastIndex)
    } catch (error) {
      const refusal = error instanceof ConfChangeError ? refusals[error.reason] : undefined
      if (refusal === undefined) throw error
      return refusal
    }
    const members = this.#tracker.members.toSorted((a, b) => Number(a.id) - Number(b.id))
    return [describeConf(this.#tracker.conf), ...members.map(describeProgress)].join('\n')
  }
}

function changed(conf: ConfState, directive: Directive): ConfState {
  // In the files member 0 stands for a change that the state machine took back.
  const ops: readonly ConfOp[] = parseConfChange(directive).ops.filter(({ id }) => id !== '0')
  if (directive.command === 'simple') return applySimple(conf, ops)
  if (directive.command === 'leave-joint') return leaveJoint(conf)
  const autoLeave = directive.options.get('autoleave')?.[0] ?? 'false'
  if (autoLeave !== 'true' && autoLeave !== 'false') {
    throw new ConformanceFileError(directive.line, `autoleave cannot be ${autoLeave}`)
  }
  return enterJoint(conf, ops, autoLeave === 'true')
}

function describeConf({ voters, votersOutgoing, learners, learnersNext, autoLeave }: ConfState) {
  const parts = [`voters=${list(voters)}`]
  if (votersOutgoing.length > 0) parts.push(`&&${list(votersOutgoing)}`)
  if (learners.length > 0) parts.push(` learners=${list(learners)}`)
  if (learnersNext.length > 0) parts.push(` learners_next=${list(learnersNext)}`)
  if (autoLeave) parts.push(' autoleave')
  return parts.join('')
}

function list(ids: readonly ReplicaId[]): string {
  return `(${ids
    .map(Number)
    .toSorted((a, b) => a - b)
    .join(' ')})`
}

export const confCommands: ReadonlySet<string> = new Set(['simple', 'enter-joint', 'leave-joint'])
