import { type AddressOptions, findSocket } from './address.ts'
import { createAdministration } from './administration.ts'
import { createAlarms } from './alarms.ts'
import { createCatalogue } from './catalogue.ts'
import { DEFAULT_TIMEOUT_MS, MAX_GROUP_LENGTH } from './constants.ts'
import { createDatabase, type Database } from './database.ts'
import { createDispatcher } from './dispatcher.ts'
import { InvalidArgument } from './errors.ts'
import { createHorizon } from './horizon.ts'
import type { CallOptions } from './options.ts'
import { createRequests } from './requests.ts'
import { createSessions } from './session.ts'

export interface ConnectOptions extends AddressOptions, CallOptions {
  /** The group, as printed; absent: the only one. */
  readonly group?: string | undefined
}

const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Connects to the daemon of this node. Fails with `unavailable` where none answers, `permission_denied` where the
 * socket is somebody else's, `protocol_mismatch` where the daemon is of another time.
 */
export async function connect(options: ConnectOptions = {}): Promise<Database> {
  const { group = '', signal, timeoutMs = DEFAULT_TIMEOUT_MS } = options
  if (!(timeoutMs > 0)) throw new InvalidArgument('timeoutMs must be a positive number')
  if (group.length > MAX_GROUP_LENGTH) throw new InvalidArgument('that is no group')
  const alarms = createAlarms()
  const dispatcher = createDispatcher(() => findSocket(options), alarms)
  const timeout = AbortSignal.timeout(Math.min(timeoutMs, LONGEST_TIMER_MS))
  try {
    await dispatcher.open(signal === undefined ? timeout : AbortSignal.any([signal, timeout]))
  } catch (error) {
    await dispatcher.close()
    alarms.close()
    throw error
  }
  const sessions = createSessions(() => alarms.now())
  const requests = createRequests({ dispatcher, group, sessions, horizon: createHorizon() })
  return createDatabase({
    group,
    dispatcher,
    sessions,
    requests,
    catalogue: createCatalogue(requests),
    administration: createAdministration(requests),
    release: () => alarms.close(),
  })
}
