/** What every failure of the network has in common. Callers test `code`, never the text. */
export abstract class NetworkError extends Error {
  abstract readonly code: string
}

/** The member asked does not admit this peer: unknown, wrong, spent, expired or revoked invite, or another peer answers at the address. */
export class JoinRefusedError extends NetworkError {
  override readonly name = 'JoinRefusedError'
  readonly code = 'invite_refused'
  readonly outcome = 'not-applied'
}

/** Nobody could be reached, or whoever was could not decide now. */
export class UnreachableError extends NetworkError {
  override readonly name = 'UnreachableError'
  readonly code = 'unavailable'
  /** `unknown`: the connection was lost while the admission was under way. */
  readonly outcome: 'not-applied' | 'unknown'
  readonly addresses: readonly string[]

  constructor(
    reason: string,
    addresses: readonly string[],
    options: { readonly outcome?: 'not-applied' | 'unknown'; readonly cause?: unknown } = {},
  ) {
    super(`${reason} (tried ${addresses.join(', ') || 'no address'})`, { cause: options.cause })
    this.outcome = options.outcome ?? 'not-applied'
    this.addresses = addresses
  }
}

/** An address that is no multiaddr, or does not end in `/p2p/<peer id>`. */
export class MalformedAddressError extends NetworkError {
  override readonly name = 'MalformedAddressError'
  readonly code = 'invalid_argument'
  readonly outcome = 'not-applied'
  readonly address: string

  constructor(address: string, options?: ErrorOptions) {
    super(`"${address}" is not a multiaddr that ends in /p2p/<peer id>`, options)
    this.address = address
  }
}

/** Two peers speak no common version of the protocol. */
export class ProtocolMismatchError extends NetworkError {
  override readonly name = 'ProtocolMismatchError'
  readonly code = 'protocol_mismatch'
  readonly outcome = 'not-applied'
}

/** The bytes given as an identity are not a private key. */
export class IdentityError extends NetworkError {
  override readonly name = 'IdentityError'
  readonly code = 'storage_damaged'
}

/** The host cannot listen on an address. */
export class ListenError extends NetworkError {
  override readonly name = 'ListenError'
  readonly code = 'listen_failed'
  readonly addresses: readonly string[]

  constructor(addresses: readonly string[], options: ErrorOptions) {
    const cause = options.cause instanceof Error ? options.cause.message : String(options.cause)
    super(`cannot listen on ${addresses.join(', ')}: ${cause}`, options)
    this.addresses = addresses
  }
}

/** What a refusal says to the one refused. */
export type Refusal = 'refused' | 'protocol_too_old' | 'busy'

/** The other side refused the hello. */
export class HelloRefusedError extends NetworkError {
  override readonly name = 'HelloRefusedError'
  readonly code = 'hello_refused'
  readonly refusal: Refusal

  constructor(refusal: Refusal, message: string) {
    super(message)
    this.refusal = refusal
  }
}

/** A hello that broke the protocol, ended early, or that this side does not accept. */
export class HelloFailedError extends NetworkError {
  override readonly name = 'HelloFailedError'
  readonly code = 'hello_failed'
}

/** A frame or stream of a peer that was not admitted for its group, or that is not of its protocol. */
export class ChannelFaultError extends NetworkError {
  override readonly name = 'ChannelFaultError'
  readonly code = 'channel_fault'
}

/** The host, or the port, was closed meanwhile. */
export class HostClosedError extends NetworkError {
  override readonly name = 'HostClosedError'
  readonly code = 'host_closed'
}
