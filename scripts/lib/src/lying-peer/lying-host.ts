import type { GroupAdmission, GroupPort, Host } from '@tesela/network'
import { decodeSnapshotMessage, encodeSnapshotMessage, type SnapshotMessage } from '@tesela/sync'
import type { Lie } from './lie.ts'

/** Tells of every lie, so that what became of it can be looked for. */
export type Confess = (to: string, message: SnapshotMessage) => void

/** The host whose peer lies on /tesela/sync/snapshot/1, and is itself everywhere else. */
export function lyingHost(host: Host, lie: Lie, confess: Confess): Host {
  return {
    peerId: host.peerId,
    addresses: () => host.addresses(),
    serve: (admission) => lyingPort(host.serve(admission), admission, lie, confess),
    join: (request, options) => host.join(request, options),
    close: () => host.close(),
  }
}

function lyingPort(
  port: GroupPort,
  admission: GroupAdmission,
  lie: Lie,
  confess: Confess,
): GroupPort {
  const tell = (to: string, message: SnapshotMessage): boolean => {
    confess(to, message)
    return port.send(to, 'sync', encodeSnapshotMessage(message))
  }
  const tellUnasked = (to: string): void => {
    for (const message of lie.unasked(admission.position().term)) tell(to, message)
  }
  return {
    send(to, channel, body) {
      const message = channel === 'sync' ? decodeSnapshotMessage(body) : null
      if (message === null) return port.send(to, channel, body)
      const told = lie.instead(message)
      if (told === message) return port.send(to, channel, body)
      tellUnasked(to)
      return tell(to, told)
    },
    receive: (handler) =>
      port.receive({
        frame: (from, channel, body) => handler.frame(from, channel, body),
        up(peer, boot, last) {
          handler.up(peer, boot, last)
          tellUnasked(peer)
        },
        down: (peer) => handler.down(peer),
        interrupted: (peer) => handler.interrupted(peer),
      }),
    reachable: (to) => port.reachable(to),
    setPeers: (peers) => port.setPeers(peers),
    roundTripMs: (to) => port.roundTripMs(to),
    counters: () => port.counters(),
    close: () => port.close(),
  }
}
