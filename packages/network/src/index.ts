/**
 * The libp2p host: identity, admission, the streams between admitted replicas, and redial for ever.
 *
 * ```ts
 * const { keyBytes } = await createIdentity()
 * const host = await createHost({ keyBytes, listen: ['/ip4/0.0.0.0/tcp/7440'] })
 * const port = host.serve(admission)          // what the group's replicated state decides
 * port.receive({ frame, up, down })
 * port.setPeers([{ replica, addresses }])     // dialled and redialled
 * port.send(replica, 'append', body)          // false: not reachable, or its queue is full
 * await host.close()
 * ```
 */
export {
  HostClosedError,
  IdentityError,
  JoinRefusedError,
  ListenError,
  MalformedAddressError,
  NetworkError,
  ProtocolMismatchError,
  UnreachableError,
} from './errors.ts'
export { createHost, type HostOptions } from './host.ts'
export { createIdentity, type Identity, loadIdentity } from './identity.ts'
export type { NetworkLogger } from './logger.ts'
export { defaultSettings, type HostSettings } from './settings.ts'
export type * from './types.ts'
