import { CloseSession } from '@tesela/protos/collections'
import type { Administration } from './administration.ts'
import type { Atomic } from './atomic.ts'
import { createAtomic } from './atomic-builder.ts'
import { type BytesCollections, bytesCollections } from './bytes-collections.ts'
import type { Catalogue, CollectionInfo, ExpectedOptions } from './catalogue.ts'
import type { Dispatcher } from './dispatcher.ts'
import { untilOnline } from './online.ts'
import { type Collections, openCollections } from './open-collections.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { createQuestion } from './question.ts'
import type { Requests } from './requests.ts'
import type { Sessions } from './session.ts'

/** A connection to the daemon of this node, and through it to the collections of its group. */
export interface Database extends Collections, Administration, AsyncDisposable {
  /** The latest revision that this client has seen. */
  readonly revision: bigint
  /** Collections as bytes: for programs that move data without reading it. */
  readonly bytes: BytesCollections
  /** A transaction on collections of this connection. */
  atomic(): Atomic
  collections(options?: ReadOptions): Promise<CollectionInfo[]>
  info(name: string, options?: ReadOptions): Promise<CollectionInfo>
  create(
    kind: string,
    name: string,
    wanted?: ExpectedOptions,
    options?: CallOptions,
  ): Promise<{ revision: bigint; fresh: boolean }>
  drop(name: string, options?: CallOptions): Promise<{ revision: bigint; existed: boolean }>
  readonly when: {
    /** Resolves when this node serves linearizable reads. */
    online(options?: CallOptions): Promise<void>
  }
  /** Waits for what is under way, within the time; then ends the session and the connection. Never rejects. */
  close(options?: { readonly timeoutMs?: number }): Promise<void>
}

export interface DatabaseParts {
  readonly group: string
  readonly dispatcher: Dispatcher
  readonly sessions: Sessions
  readonly requests: Requests
  readonly catalogue: Catalogue
  readonly administration: Administration
  /** Called at the end, once. */
  readonly release: () => void
}

const CLOSE_MS = 2_000

export function createDatabase(parts: DatabaseParts): Database {
  const { requests, catalogue, administration } = parts
  let closing: Promise<void> | undefined
  const close: Database['close'] = (options) => {
    closing ??= closeInOrder(parts, options?.timeoutMs ?? CLOSE_MS)
    return closing
  }
  return {
    ...administration,
    get revision() {
      return requests.revision
    },
    ...openCollections(requests, catalogue),
    bytes: bytesCollections(requests),
    atomic: () => createAtomic(requests),
    collections: (options) => catalogue.list(options),
    info: (name, options) => catalogue.info(name, options),
    create: (kind, name, wanted, options) => catalogue.create(kind, name, wanted, options),
    drop: (name, options) => catalogue.drop(name, options),
    when: { online: (options) => untilOnline(requests, options) },
    close,
    [Symbol.asyncDispose]: () => close(),
  }
}

/** Never rejects: whatever fails here, the session ends by itself when its time is over. */
async function closeInOrder(parts: DatabaseParts, timeoutMs: number): Promise<void> {
  const { dispatcher, sessions, group, release } = parts
  const deadline = performance.now() + timeoutMs
  await dispatcher.idle(timeoutMs)
  const session = sessions.opened
  const remaining = deadline - performance.now()
  if (session !== undefined && remaining > 0 && dispatcher.whyDown() === undefined) {
    const entries = [{ kind: 'closeSession', body: CloseSession.encode({ session: session.id }) }]
    const farewell = createQuestion({
      group,
      kind: 'once',
      request: { write: { entries } },
      answer: ({ written }) => written,
    })
    await dispatcher.run(farewell, { timeoutMs: remaining }).catch(() => undefined)
  }
  await dispatcher.close()
  release()
}
