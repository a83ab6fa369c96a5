import { Socket } from 'node:net'
import type { MultiaddrConnection, Transport, Upgrader, UpgraderOptions } from '@libp2p/interface'
import { type TCPOptions, tcp } from '@libp2p/tcp'

type CreateTransport = ReturnType<typeof tcp>

/**
 * libp2p's TCP, but what one turn of the event loop sends leaves in one write. libp2p hands a socket the length, header,
 * data and tag of every message by themselves: without this each is a call of the kernel, and a packet of its own.
 */
export function gatheringTcp(options: TCPOptions): CreateTransport {
  const create = tcp(options)
  return (components) => {
    const transport: Transport = create(components)
    const dial = transport.dial.bind(transport)
    const createListener = transport.createListener.bind(transport)
    transport.dial = (address, { upgrader, ...rest }) =>
      dial(address, { ...rest, upgrader: gathering(upgrader) })
    transport.createListener = ({ upgrader, ...rest }) =>
      createListener({ ...rest, upgrader: gathering(upgrader) })
    return transport
  }
}

/** Every connection passes it, with its socket, before anything is written to it. */
function gathering(upgrader: Upgrader): Upgrader {
  return {
    upgradeInbound: (connection: MultiaddrConnection, options: UpgraderOptions) => {
      gatherWrites(connection)
      return upgrader.upgradeInbound(connection, options)
    },
    upgradeOutbound: (connection: MultiaddrConnection, options: UpgraderOptions) => {
      gatherWrites(connection)
      return upgrader.upgradeOutbound(connection, options)
    },
    createInboundAbortSignal: (signal) => upgrader.createInboundAbortSignal(signal),
    getStreamMuxers: () => upgrader.getStreamMuxers(),
    getConnectionEncrypters: () => upgrader.getConnectionEncrypters(),
  }
}

function gatherWrites(connection: MultiaddrConnection): void {
  const socket = 'socket' in connection ? connection.socket : null
  if (!(socket instanceof Socket)) return
  const send = connection.send.bind(connection)
  let corked = false
  const uncork = (): void => {
    corked = false
    socket.uncork()
  }
  connection.send = (data) => {
    if (!corked) {
      corked = true
      socket.cork()
      process.nextTick(uncork)
    }
    return send(data)
  }
}
