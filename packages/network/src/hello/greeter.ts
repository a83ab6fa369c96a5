import type { Connection, Stream } from '@libp2p/interface'
import { multiaddr } from '@multiformats/multiaddr'
import type { Introduction } from '@tesela/protos/hello'
import type { Link } from '../channels/link.ts'
import { closeConnection } from '../close-connection.ts'
import { HelloFailedError, HelloRefusedError } from '../errors.ts'
import type { ServedGroup } from '../group-port.ts'
import type { NetworkLogger } from '../logger.ts'
import { answersPing } from '../ping-connection.ts'
import { HELLO_PROTOCOL } from '../protocols.ts'
import { hex } from '../replica.ts'
import type { HostSettings } from '../settings.ts'
import type { TaskSet } from '../task-set.ts'
import type { GroupAdmission } from '../types.ts'
import { within } from '../within.ts'
import { type Conversation, conversation } from './conversation.ts'
import { initiate } from './initiate.ts'
import { type IntroducedPeer, introduced } from './introduction.ts'
import type { RefusalLimit } from './refusal-limit.ts'
import { type Proven, type Refused, refusal, respond } from './respond.ts'

/** Decides who is admitted, on both sides of a hello. */
export interface Greeter {
  /** Says hello for one group on a connection that this side dialled; resolves once both sides admitted each other. */
  greet(connection: Connection, group: ServedGroup, signal: AbortSignal): Promise<IntroducedPeer>
  /** Answers a hello stream. Rejects only with what `failed` may log. */
  answer(stream: Stream, connection: Connection): Promise<void>
}

export interface GreeterOptions {
  /** This peer's id, multihash bytes. */
  readonly self: Uint8Array
  readonly boot: Uint8Array
  readonly settings: HostSettings
  readonly log: NetworkLogger
  readonly refusals: RefusalLimit
  readonly tasks: TaskSet
  /** Aborted when the host closes. */
  readonly signal: AbortSignal
  group(groupId: Uint8Array): ServedGroup | undefined
  /** The link of a connection, made if there is none. Null: the connection is closing. */
  link(connection: Connection): Link | null
  /** Whether some group is admitted on the connection. */
  isLinked(connection: Connection): boolean
}

export function createGreeter(options: GreeterOptions): Greeter {
  return new HostGreeter(options)
}

/** How this peer introduces itself for a group. */
function introductionOf(admission: GroupAdmission, boot: Uint8Array): Introduction {
  const { term, lastTerm, lastIndex } = admission.position()
  return {
    incarnation: new Uint8Array(admission.incarnation),
    boot: new Uint8Array(boot),
    term,
    lastTerm,
    lastIndex,
  }
}

const MAX_ADDRESSES = 32
const MAX_ADDRESS_LENGTH = 512

class HostGreeter implements Greeter {
  readonly #options: GreeterOptions

  constructor(options: GreeterOptions) {
    this.#options = options
  }

  async greet(
    connection: Connection,
    group: ServedGroup,
    signal: AbortSignal,
  ): Promise<IntroducedPeer> {
    const { settings } = this.#options
    const alive = AbortSignal.any([signal, this.#options.signal])
    try {
      const stream = await connection.newStream(HELLO_PROTOCOL, {
        signal: AbortSignal.any([alive, AbortSignal.timeout(settings.helloStepTimeoutMs)]),
      })
      const talk = conversation(stream, connection, {
        signal: alive,
        closeTimeoutMs: settings.closeTimeoutMs,
      })
      try {
        return await this.#introduce(talk, group)
      } catch (error) {
        talk.abort(new HelloFailedError('the hello failed', { cause: error }))
        throw error
      }
    } catch (error) {
      await this.#leave(connection)
      throw error
    }
  }

  async answer(stream: Stream, connection: Connection): Promise<void> {
    const { settings, log, refusals } = this.#options
    const talk = conversation(stream, connection, {
      signal: this.#options.signal,
      closeTimeoutMs: settings.closeTimeoutMs,
    })
    const address = hostOf(connection)
    const peer = talk.remotePeerId
    try {
      if (refusals.exceeded(address)) {
        await talk.refuse('busy', 'too many refused hellos, try again later')
        await this.#linger(talk)
        return
      }
      const refused = await this.#judge(talk)
      if (refused === null) return
      refusals.refused(address)
      log.warn({ peer, address, reason: refused.reason }, 'refused a hello')
      await talk.refuse(refused.refused, refused.message)
      await this.#linger(talk)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      talk.abort(new HelloFailedError('the hello failed', { cause: error }))
      await this.#leave(connection)
      if (this.#options.signal.aborted) return
      if (!(error instanceof HelloRefusedError)) refusals.refused(address)
      log.warn({ peer, address, reason }, 'a hello failed')
    }
  }

  /** The initiator's half among members. */
  async #introduce(talk: Conversation, group: ServedGroup): Promise<IntroducedPeer> {
    const { settings, boot, self } = this.#options
    const { epoch, secret } = group.admission.secret()
    const introduction = await initiate(talk, {
      groupId: group.admission.groupId,
      key: secret,
      epoch,
      introduction: introductionOf(group.admission, boot),
      self,
      stepTimeoutMs: settings.helloStepTimeoutMs,
    })
    const peer = introduced(talk.remotePeerId, introduction)
    const { removals } = group
    const objection = await this.#objection(group, peer)
    if (objection !== null) {
      await talk.refuse('refused', 'this peer does not admit you')
      throw new HelloFailedError(objection)
    }
    talk.send({ accepted: {} })
    this.#enter(talk, group, peer, removals)
    return peer
  }

  /** The responder's half. Null: admitted, or answered. */
  async #judge(talk: Conversation): Promise<Refused | null> {
    const { settings, self, boot } = this.#options
    const proven = await respond(talk, {
      group: (groupId) => this.#options.group(groupId)?.admission,
      introduction: (admission) => introductionOf(admission, boot),
      self,
      stepTimeoutMs: settings.helloStepTimeoutMs,
    })
    if ('refused' in proven) return proven
    const group = this.#options.group(proven.admission.groupId)
    if (group === undefined) return refusal('the group is not served here any more')
    if (proven.inviteId !== undefined) return this.#admitStranger(talk, proven, proven.inviteId)
    const peer = introduced(talk.remotePeerId, proven.introduction)
    const { removals } = group
    const objection = await this.#objection(group, peer)
    if (objection !== null) return refusal(objection)
    proven.answer()
    await talk.receive('accepted', settings.helloStepTimeoutMs)
    this.#enter(talk, group, peer, removals)
    return null
  }

  async #admitStranger(
    talk: Conversation,
    proven: Proven,
    inviteId: Uint8Array,
  ): Promise<Refused | null> {
    const { settings, log } = this.#options
    proven.answer()
    const { addresses } = await talk.receive('admitMe', settings.helloStepTimeoutMs)
    if (addresses.length > MAX_ADDRESSES || !addresses.every(isAddress)) {
      throw new HelloFailedError('the joiner names too many addresses, or what is none')
    }
    let verdict: Awaited<ReturnType<GroupAdmission['admit']>>
    try {
      verdict = await within(
        proven.admission.admit({
          inviteId: new Uint8Array(inviteId),
          peerId: talk.remotePeerId,
          incarnation: new Uint8Array(proven.introduction.incarnation),
          addresses,
        }),
        AbortSignal.any([AbortSignal.timeout(settings.admitTimeoutMs), this.#options.signal]),
      )
    } catch (error) {
      log.warn({ peer: talk.remotePeerId, error }, 'an admission did not commit')
      await talk.refuse(
        'busy',
        'the group cannot admit a member now: a majority of its voters has to be there for that; try again later',
      )
      return null
    }
    if (!verdict.ok) return refusal(verdict.reason)
    const { name, epoch, secret, members } = verdict.joined
    talk.send({
      admitted: {
        groupName: name,
        epoch,
        secret: new Uint8Array(secret),
        members: members.map((record) => new Uint8Array(record)),
      },
    })
    await talk.close()
    log.info({ peer: talk.remotePeerId, invite: hex(inviteId) }, 'admitted a new member')
    return null
  }

  /** Why the peer is not admitted although it knows the secret; null when it is. */
  async #objection(group: ServedGroup, peer: IntroducedPeer): Promise<string | null> {
    const { settings, log } = this.#options
    // The other side waits one step for all of this.
    const member = await within(
      group.admission.isMember(peer.replica),
      AbortSignal.timeout(settings.helloStepTimeoutMs / 2),
    )
    if (!member) return `${peer.replica} is not in the configuration`
    const rivals = group.rivals(peer)
    if (rivals.length === 0) return null
    const alive = await Promise.all(
      rivals.map(({ connection }) => answersPing(connection, settings.pingTimeoutMs)),
    )
    if (alive.includes(true)) {
      log.warn({ replica: peer.replica, boot: peer.boot }, 'two live processes of one replica')
      return `another boot of ${peer.replica} is connected and alive`
    }
    for (const { connection } of rivals) connection.abort(new Error('a newer boot took its place'))
    await Promise.all(rivals.map((link) => link.close()))
    return null
  }

  /** @param removals - of the group when the peer was found to be a member */
  #enter(talk: Conversation, group: ServedGroup, peer: IntroducedPeer, removals: number): void {
    // It may be the one: nobody would close its connection afterwards. It is judged anew when it comes again.
    if (group.removals !== removals) {
      throw new HelloFailedError('a member was removed meanwhile')
    }
    const link = this.#options.link(talk.connection)
    const admitted =
      link === null
        ? null
        : group.admit(peer, link, () => {
            this.#options.tasks.run(() => talk.close())
          })
    if (admitted === null) throw new HelloFailedError('the connection or its boot was overtaken')
    this.#options.tasks.run(async () => {
      await talk.ended()
      admitted.withdraw()
    })
  }

  /** Leaves the other side a moment to read its refusal: libp2p drops unread data of a connection that closes. */
  async #linger(talk: Conversation): Promise<void> {
    const { settings, signal } = this.#options
    const patience = AbortSignal.any([AbortSignal.timeout(settings.closeTimeoutMs), signal])
    await within(talk.ended(), patience).catch(() => undefined) // Over, one way or the other.
    await this.#leave(talk.connection)
  }

  /** Ends the connection unless some group admitted the peer on it. */
  async #leave(connection: Connection): Promise<void> {
    if (this.#options.isLinked(connection)) return
    await closeConnection(connection, this.#options.settings.closeTimeoutMs)
  }
}

function hostOf(connection: Connection): string {
  const host = connection.remoteAddr.getComponents()[0]
  return host?.value ?? connection.remoteAddr.toString()
}

function isAddress(text: string): boolean {
  if (text.length > MAX_ADDRESS_LENGTH) return false
  try {
    multiaddr(text)
    return true
  } catch {
    return false
  }
}
