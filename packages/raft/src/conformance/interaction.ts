import type { Input, Message } from '../types.ts'
import {
  describeEntry,
  describeMessage,
  describeProgress,
  describeRole,
  indent,
} from './describe.ts'
import { ConformanceFileError } from './file-error.ts'
import type { Member } from './member.ts'
import type { Directive } from './parse.ts'
import { parseConfChange } from './parse-conf-change.ts'
import { startMember } from './start-member.ts'

const electionTicks = 3

type Handler = (directive: Directive) => string | undefined

/** Several replicas and the messages between them, driven one directive at a time. */
export class Interaction {
  readonly #members: Member[] = []
  #messages: Message[] = []
  /** Everything that was ever delivered, for `replay-msgs`. */
  readonly #delivered: Message[] = []
  #quiet = false
  #ctx = 0
  readonly #v1Indexes = new Set<number>()

  readonly #handlers: Readonly<Record<string, Handler>> = {
    'log-level': ({ words }) => this.#setLevel(words[0]),
    'add-nodes': (directive) => this.#addNodes(directive),
    campaign: (directive) => this.#step(directive, { in: 'campaign' }),
    'forget-leader': (directive) => this.#step(directive, { in: 'forgetLeader' }),
    propose: (directive) => this.#propose(directive),
    'propose-conf-change': (directive) => this.#proposeConfChange(directive),
    'process-ready': (directive) => this.#processReady(directive),
    stabilize: (directive) => this.#stabilize(directive),
    'deliver-msgs': (directive) => this.#deliver(directive),
    'tick-heartbeat': (directive) => this.#tick(directive, 1),
    'tick-election': (directive) => this.#tick(directive, electionTicks),
    'raft-log': (directive) => this.#raftLog(directive),
    'raft-state': () => this.#members.map(stateOf).join('\n'),
    status: (directive) => this.#status(directive),
    'set-randomized-election-timeout': (directive) => this.#setElectionTimeout(directive),
    // Of this project's own files.
    'read-index': (directive) => this.#readIndex(directive),
    'replay-msgs': (directive) => this.#replay(directive),
    restart: (directive) => this.#restart(directive),
    unreachable: (directive) =>
      this.#step(directive, { in: 'unreachable', peer: option(directive, 'peer') }),
    'peer-booted': (directive) => this.#peerBooted(directive),
  }

  run(directive: Directive): string {
    const handler = this.#handlers[directive.command]
    if (handler === undefined) throw unknown(directive, `command ${directive.command}`)
    const isQuiet = this.#quiet
    const level = directive.options.get('log-level')?.[0]
    if (level !== undefined) this.#setLevel(level)
    const text = handler(directive)
    const output = this.#quiet ? '' : text
    if (level !== undefined) this.#quiet = isQuiet
    return output || 'ok'
  }

  #setLevel(level: string | undefined): undefined {
    this.#quiet = level === 'none'
  }

  #addNodes(directive: Directive): undefined {
    const count = Number(directive.words[0])
    for (let i = 0; i < count; i++) {
      const id = String(this.#members.length + 1)
      this.#members.push(startMember(directive, id, this.#v1Indexes))
    }
  }

  #member(directive: Directive, id = directive.words[0]): Member {
    const member = this.#members.find((each) => each.id === id)
    if (member === undefined) throw unknown(directive, `member ${id}`)
    return member
  }

  /** The members that are named, or all. */
  #named(directive: Directive): readonly Member[] {
    if (directive.words.length === 0) return this.#members
    return directive.words.map((id) => this.#member(directive, id))
  }

  #step(directive: Directive, input: Input): undefined {
    this.#member(directive).core.step(input)
  }

  #propose(directive: Directive): undefined {
    const data = [new TextEncoder().encode(directive.words[1] ?? '')]
    this.#step(directive, { in: 'propose', ctx: ++this.#ctx, data })
  }

  #proposeConfChange(directive: Directive): undefined {
    const { core } = this.#member(directive)
    const change = parseConfChange(directive)
    core.step({ in: 'proposeConf', ctx: ++this.#ctx, change })
    if (directive.options.get('v1')?.[0] === 'true') this.#v1Indexes.add(core.status().last.index)
  }

  #readIndex(directive: Directive): undefined {
    this.#step(directive, { in: 'readIndex', ctx: Number(directive.words[1]), policy: 'quorum' })
  }

  #restart(directive: Directive): undefined {
    this.#member(directive).restart(
      Number(directive.options.get('in-memory')?.[0] ?? Number.POSITIVE_INFINITY),
    )
  }

  #peerBooted(directive: Directive): undefined {
    const [term = 0, index = 0] = option(directive, 'last').split('/').map(Number)
    this.#step(directive, {
      in: 'peerBooted',
      peer: option(directive, 'peer'),
      last: { term, index },
    })
  }

  #tick(directive: Directive, times: number): undefined {
    this.#member(directive).tick(times)
  }

  #setElectionTimeout(directive: Directive): undefined {
    const member = this.#member(directive)
    const { replica } = member.core
    replica.electionTimeout = Number(option(directive, 'timeout')) * replica.config.heartbeatMs
  }

  #ready(member: Member): string {
    return member.handleReady((msg) => this.#messages.push(msg))
  }

  #processReady(directive: Directive): string {
    const members = this.#named(directive)
    const [only] = members
    if (members.length === 1 && only !== undefined) return this.#ready(only)
    return members
      .map((member) => `> ${member.id} handling Ready\n${indent(this.#ready(member))}`)
      .join('\n')
  }

  #stabilize(directive: Directive): string {
    const members = this.#named(directive)
    const lines: string[] = []
    for (let done = false; !done; ) {
      done = true
      for (const member of members) {
        if (!member.core.hasOutput()) continue
        done = false
        lines.push(`> ${member.id} handling Ready`, indent(this.#ready(member)))
      }
      for (const member of members) {
        const texts = this.#receive(member)
        if (texts.length === 0) continue
        done = false
        lines.push(`> ${member.id} receiving messages`, ...texts.map(indent))
      }
    }
    return lines.join('\n')
  }

  #deliver(directive: Directive): string {
    if (directive.options.has('from-end')) this.#messages.reverse()
    const lines = directive.words.flatMap((id) => this.#receive(this.#member(directive, id)))
    for (const id of directive.options.get('drop') ?? []) {
      for (const msg of this.#takeMessages(id)) lines.push(`dropped: ${this.#describe(msg)}`)
    }
    return lines.join('\n')
  }

  #receive(member: Member): readonly string[] {
    return this.#takeMessages(member.id).map((msg) => {
      member.core.step({ in: 'message', msg })
      this.#delivered.push(msg)
      return this.#describe(msg)
    })
  }

  #replay(directive: Directive): string {
    const { id } = this.#member(directive)
    this.#messages.push(...this.#delivered.filter((msg) => msg.to === id))
    return this.#receive(this.#member(directive)).join('\n')
  }

  #takeMessages(to: string): readonly Message[] {
    const taken = this.#messages.filter((msg) => msg.to === to)
    this.#messages = this.#messages.filter((msg) => msg.to !== to)
    return taken
  }

  #describe(msg: Message): string {
    return describeMessage(msg, this.#v1Indexes)
  }

  #raftLog(directive: Directive): string {
    const { log } = this.#member(directive)
    return log.map((entry) => describeEntry(entry, this.#v1Indexes)).join('\n')
  }

  #status(directive: Directive): string {
    return this.#member(directive).core.replica.tracker.members.map(describeProgress).join('\n')
  }
}

function stateOf({ id, core }: Member): string {
  const { soft, term, conf } = core.status()
  const voter = conf.voters.includes(id) ? 'Voter' : 'Non-Voter'
  return `${id}: ${describeRole(soft.role)} (${voter}) Term:${term} Lead:${soft.leader ?? 0}`
}

function option(directive: Directive, key: string): string {
  const value = directive.options.get(key)?.[0]
  if (value === undefined) throw unknown(directive, `${directive.command} without ${key}`)
  return value
}

const unknown = (directive: Directive, what: string) =>
  new ConformanceFileError(directive.line, `this runner does not know ${what}`)
