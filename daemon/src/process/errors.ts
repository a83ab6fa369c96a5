/** The data directory is missing, or nobody ran `init` in it: never taken for a new one. */
export class NotInitialisedError extends Error {
  override readonly name = 'NotInitialisedError'
  readonly code = 'not_initialised'
  readonly outcome = 'not-applied'
  readonly path: string

  constructor(path: string, what: string, options?: ErrorOptions) {
    super(
      `${what}; run \`tesela --data ${path} init\` for a new peer, or name another one with --data.`,
      options,
    )
    this.path = path
  }
}

/** `init` found a peer in the directory. */
export class AlreadyInitialisedError extends Error {
  override readonly name = 'AlreadyInitialisedError'
  readonly code = 'already_initialised'
  readonly outcome = 'not-applied'
  readonly path: string

  constructor(path: string) {
    super(
      `${path} holds a peer already; start it with \`tesela start\`, or name another directory with --data.`,
    )
    this.path = path
  }
}

/** A file of the data directory does not hold what it must. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError'
  readonly code = 'storage_damaged'
  readonly outcome = 'not-applied'
  readonly path: string
  readonly damage: 'missing' | 'corrupt' | 'unknownFormat'
  readonly #what: string

  constructor(
    path: string,
    damage: DamagedFileError['damage'],
    what: string,
    options?: ErrorOptions,
  ) {
    const remedy =
      damage === 'unknownFormat'
        ? 'start the version of Tesela that wrote it'
        : 'restore it from a backup, or make a new peer in another directory'
    super(`${path} ${what}; ${remedy}.`, options)
    this.path = path
    this.damage = damage
    this.#what = what
  }

  /** Of the file, to stand behind its name. */
  get what(): string {
    return this.#what
  }
}

/** The identity is worth nothing when others can read it. */
export class IdentityExposedError extends Error {
  override readonly name = 'IdentityExposedError'
  readonly code = 'identity_exposed'
  readonly outcome = 'not-applied'
  readonly path: string

  constructor(path: string, mode: number) {
    const shown = (mode & 0o777).toString(8).padStart(4, '0')
    super(`${path} can be read by others (mode ${shown}); run \`chmod 600 ${path}\`.`)
    this.path = path
  }
}

/** The directory was removed or replaced under a running daemon. */
export class DirectoryVanishedError extends Error {
  override readonly name = 'DirectoryVanishedError'
  readonly code = 'not_initialised'
  readonly outcome = 'unknown'
  readonly path: string

  constructor(path: string) {
    super(
      `The data directory ${path} was removed or replaced while the daemon ran; it ends rather than go on without it.`,
    )
    this.path = path
  }
}

/** `start`: the daemon ended before it answered. Carries the daemon's own code, words and exit code. */
export class StartFailedError extends Error {
  override readonly name = 'StartFailedError'
  readonly code: string
  readonly outcome = 'not-applied'

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** There is no daemon to stop, or it does not end in time. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError'
  readonly code = 'unavailable'
  readonly outcome = 'not-applied'
}

/** Another daemon holds the data directory. */
export class DataDirectoryInUseError extends Error {
  override readonly name = 'DataDirectoryInUseError'
  readonly code = 'data_directory_in_use'
  readonly outcome = 'not-applied'
  readonly path: string
  /** Null in the moment before the other one has written it down. */
  readonly pid: number | null

  constructor(path: string, pid: number | null, options?: ErrorOptions) {
    const who = pid === null ? 'another daemon' : `the daemon with pid ${pid}`
    super(
      `${path} is in use by ${who}; stop it with \`tesela stop\`, or name another directory with --data.`,
      options,
    )
    this.path = path
    this.pid = pid
  }
}

/** The disk returned an error or has no room: nothing is retried, the process ends. */
export class DiskFailedError extends Error {
  override readonly name = 'DiskFailedError'
  readonly code = 'disk_failed'
  readonly outcome = 'unknown'

  constructor(cause: Error) {
    super(`${cause.message}; the daemon ends. Check the disk, then start it again.`, { cause })
  }
}

/** What is on disk is not what was written there, or not what this version reads. */
export class StorageDamagedError extends Error {
  override readonly name = 'StorageDamagedError'
  readonly code = 'storage_damaged'
  readonly outcome = 'not-applied'

  constructor(cause: Error) {
    super(
      `${cause.message}; the daemon does not start on it, and nothing was changed: put it back as it was, or make a new peer in another data directory.`,
      { cause },
    )
  }
}
