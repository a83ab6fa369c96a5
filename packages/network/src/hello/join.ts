import type { Connection, Libp2p } from '@libp2p/interface'
import { type PeerMultiaddr, parsePeerAddress } from '../address.ts'
import { closeConnection } from '../close-connection.ts'
import {
  HelloRefusedError,
  JoinRefusedError,
  ProtocolMismatchError,
  UnreachableError,
} from '../errors.ts'
import { HELLO_PROTOCOL } from '../protocols.ts'
import type { HostSettings } from '../settings.ts'
import type { JoinedGroup, JoinRequest } from '../types.ts'
import { conversation } from './conversation.ts'
import { initiate } from './initiate.ts'

export interface JoinOptions {
  readonly node: Libp2p
  readonly boot: Uint8Array
  readonly settings: HostSettings
  readonly signal: AbortSignal
}

/** Asks one address after the other. Errors: see `Host.join`. */
export async function joinGroup(request: JoinRequest, options: JoinOptions): Promise<JoinedGroup> {
  const targets = request.addresses.map(parsePeerAddress)
  const failures: unknown[] = []
  let refused: JoinRefusedError | undefined
  let outcome: 'not-applied' | 'unknown' = 'not-applied'
  for (const target of targets) {
    options.signal.throwIfAborted()
    const progress = { asked: false }
    try {
      return await joinThrough(target, request, options, progress)
    } catch (error) {
      if (error instanceof ProtocolMismatchError) throw error
      if (error instanceof JoinRefusedError) refused ??= error
      else {
        failures.push(error)
        if (progress.asked && !(error instanceof HelloRefusedError)) outcome = 'unknown'
      }
    }
  }
  options.signal.throwIfAborted()
  if (refused !== undefined) throw refused
  const [first] = failures
  const reason = first instanceof HelloRefusedError ? first.message : 'no member could be reached'
  throw new UnreachableError(reason, request.addresses, {
    outcome,
    cause: failures.length > 1 ? new AggregateError(failures, reason) : first,
  })
}

async function joinThrough(
  target: PeerMultiaddr,
  request: JoinRequest,
  options: JoinOptions,
  progress: { asked: boolean },
): Promise<JoinedGroup> {
  const { settings, signal } = options
  let connection: Connection
  try {
    // Forced: a connection of the member's is the member's to close, as when it greets the former life of this peer.
    connection = await options.node.dial(target.address, {
      force: true,
      signal: AbortSignal.any([signal, AbortSignal.timeout(settings.dialTimeoutMs)]),
    })
  } catch (cause) {
    if (!isWrongPeer(cause, target.peerId)) throw cause
    throw new JoinRefusedError(`another peer answers at ${target.address.toString()}`, { cause })
  }
  try {
    return await converse(connection, request, options, progress)
  } catch (error) {
    await closeConnection(connection, settings.closeTimeoutMs)
    if (!(error instanceof HelloRefusedError) || error.refusal === 'busy') throw error
    if (error.refusal === 'protocol_too_old') {
      throw new ProtocolMismatchError(`no common protocol with the member: ${error.message}`)
    }
    throw new JoinRefusedError(
      'the member refused the invite: it is wrong, spent, expired or revoked, or for another group',
      { cause: error },
    )
  }
}

async function converse(
  connection: Connection,
  request: JoinRequest,
  options: JoinOptions,
  progress: { asked: boolean },
): Promise<JoinedGroup> {
  const { node, settings, signal } = options
  const stream = await connection.newStream(HELLO_PROTOCOL, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(settings.helloStepTimeoutMs)]),
  })
  const talk = conversation(stream, connection, { signal, closeTimeoutMs: settings.closeTimeoutMs })
  await initiate(talk, {
    groupId: request.groupId,
    inviteId: request.inviteId,
    key: request.key,
    epoch: 0,
    introduction: {
      incarnation: new Uint8Array(request.incarnation),
      boot: new Uint8Array(options.boot),
      term: 0,
      lastTerm: 0,
      lastIndex: 0,
    },
    self: node.peerId.toMultihash().bytes,
    stepTimeoutMs: settings.helloStepTimeoutMs,
  })
  talk.send({ admitMe: { addresses: [...request.listen] } })
  progress.asked = true
  // The member's own deadline, and a step for its answer.
  const timeoutMs = settings.admitTimeoutMs + settings.helloStepTimeoutMs
  const admitted = await talk.receive('admitted', timeoutMs)
  await talk.close()
  return {
    name: admitted.groupName,
    epoch: admitted.epoch,
    secret: new Uint8Array(admitted.secret),
    members: admitted.members.map((record) => new Uint8Array(record)),
  }
}

/** libp2p wraps noise's UnexpectedPeerError into one that only its text tells from other failed handshakes: it names the peer expected. */
function isWrongPeer(error: unknown, expected: string): boolean {
  return (
    error instanceof Error &&
    error.name === 'EncryptionFailedError' &&
    error.message.includes(expected)
  )
}
