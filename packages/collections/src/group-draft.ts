import type { GroupRecord } from '@tesela/protos/collections'
import type { Collection } from './collection.ts'
import { type CollectionDraft, draftCollection } from './collection-draft.ts'
import { type DeadlinesDraft, type Due, draftDeadlines, nameOfDue } from './deadlines.ts'
import type { MapDraft } from './map-draft.ts'
import type { Session } from './session.ts'
import { draftSession, type SessionDraft, sealSession } from './session-draft.ts'
import { sessionPlace } from './session-format.ts'
import { createGroupState, type GroupState, type GroupStateFields, groupTrees } from './state.ts'
import type { OrderedMapDraft } from './tree/ordered-map.ts'

/** Sessions and collections that are open at most, so that sealing them takes a fraction of a millisecond. */
const openAtMost = 128

/**
 * The state while entries are applied. Collections and sessions are opened once and edited in place; all of them go back
 * into the persistent maps in one update at the end. Nothing here is seen outside before {@link seal}.
 */
export class GroupDraft {
  revision: number
  logTime: number
  group: GroupStateFields['group']
  limits: GroupStateFields['limits']
  resultBytes: number
  members: GroupStateFields['members']
  removed: GroupStateFields['removed']
  invites: GroupStateFields['invites']
  deadlines: DeadlinesDraft<Due>

  #catalogue: GroupStateFields['catalogue']
  #sessions: OrderedMapDraft<Session>
  #sessionsByKey: OrderedMapDraft<number>
  /** Opened by this batch: what stands here is newer than the maps above. */
  readonly #openCollections = new Map<string, CollectionDraft>()
  readonly #openSessions = new Map<number, SessionDraft>()

  constructor(state: GroupState) {
    this.revision = state.revision
    this.logTime = state.logTime
    this.group = state.group
    this.limits = state.limits
    this.resultBytes = state.resultBytes
    this.members = state.members
    this.removed = state.removed
    this.invites = state.invites
    this.deadlines = draftDeadlines(state.deadlines, nameOfDue)
    this.#catalogue = state.catalogue
    this.#sessions = state.sessions.fork()
    this.#sessionsByKey = state.sessionsByKey.fork()
  }

  /** Takes the group's record, of its first entry: nothing is indexed yet, and from here on the salt is known. */
  begin(group: GroupRecord): void {
    const { sessions, sessionsByKey, deadlines } = groupTrees(group)
    this.group = group
    this.#sessions = sessions.fork()
    this.#sessionsByKey = sessionsByKey.fork()
    this.deadlines = draftDeadlines(deadlines, nameOfDue)
  }

  /** It takes no more: it is to be sealed, and another one made. */
  get isFull(): boolean {
    return this.#openSessions.size + this.#openCollections.size > openAtMost
  }

  get collectionCount(): number {
    return this.#catalogue.size
  }

  /** Its name, kind and options; its contents may be out of date. */
  schema(name: string): Collection | undefined {
    return this.#catalogue.get(name)
  }

  collection(name: string): CollectionDraft | undefined {
    const open = this.#openCollections.get(name)
    if (open !== undefined) return open
    const collection = this.#catalogue.get(name)
    if (collection === undefined) return undefined
    const draft = draftCollection(collection)
    this.#openCollections.set(name, draft)
    return draft
  }

  addCollection(collection: Collection): void {
    this.#catalogue = this.#catalogue.set(collection.name, collection)
  }

  /** Whether it existed. */
  dropCollection(name: string): boolean {
    const collection = this.collection(name)
    if (collection === undefined) return false
    if (collection.kind === 'map') this.#unschedule(collection)
    this.#openCollections.delete(name)
    this.#catalogue = this.#catalogue.delete(name)
    return true
  }

  /** Makes what the collections hold now what {@link unsettle} goes back to. O(1) for each. */
  settle(names: Iterable<string>): void {
    for (const name of names) {
      const open = this.#openCollections.get(name)
      if (open === undefined) continue
      this.#catalogue = this.#catalogue.set(name, open.seal())
      this.#openCollections.delete(name)
    }
  }

  unsettle(names: Iterable<string>): void {
    for (const name of names) this.#openCollections.delete(name)
  }

  /** Keeps the deadlines of the group in step with those of a map: due after every operation that stands. */
  reschedule(name: string): void {
    const collection = this.#openCollections.get(name)
    if (collection?.kind === 'map') this.#schedule(collection)
  }

  /** Removes the entry of the map whose deadline was taken from the deadlines of the group. */
  expireFirst(name: string): void {
    const map = this.collection(name)
    if (map?.kind !== 'map') return
    map.scheduled = Number.POSITIVE_INFINITY
    map.expireFirst(this.logTime)
    this.#schedule(map)
  }

  get sessionCount(): number {
    return this.#sessions.size
  }

  session(id: number): SessionDraft | undefined {
    const open = this.#openSessions.get(id)
    if (open !== undefined) return open
    const session = this.#sessions.get(sessionPlace(id))
    if (session === undefined) return undefined
    const draft = draftSession(session)
    this.#openSessions.set(id, draft)
    return draft
  }

  /** To look at, not to edit. */
  peekSession(id: number): Readonly<SessionDraft> | undefined {
    const open = this.#openSessions.get(id)
    if (open !== undefined) return open
    const session = this.#sessions.get(sessionPlace(id))
    return session === undefined ? undefined : draftSession(session)
  }

  sessionByKey(key: string): SessionDraft | undefined {
    const id = this.#sessionsByKey.get(key)
    return id === undefined ? undefined : this.session(id)
  }

  addSession(session: Session): void {
    this.#sessions.set(sessionPlace(session.id), session)
    this.#sessionsByKey.set(session.key, session.id)
  }

  dropSession(session: SessionDraft): void {
    this.#openSessions.delete(session.id)
    this.#sessions.delete(sessionPlace(session.id))
    this.#sessionsByKey.delete(session.key)
    this.resultBytes -= session.resultBytes
  }

  #schedule(map: MapDraft): void {
    const { name, earliest } = map
    if (earliest === map.scheduled) return
    this.#unschedule(map)
    if (earliest !== Number.POSITIVE_INFINITY) {
      this.deadlines.add({ of: 'map', deadline: earliest, name })
    }
    map.scheduled = earliest
  }

  #unschedule({ name, scheduled }: MapDraft): void {
    if (scheduled !== Number.POSITIVE_INFINITY) {
      this.deadlines.remove({ of: 'map', deadline: scheduled, name })
    }
  }

  /** The new state. The draft must not be used afterwards. */
  seal(): GroupState {
    for (const [id, draft] of this.#openSessions) {
      this.#sessions.set(sessionPlace(id), sealSession(draft))
    }
    return createGroupState({
      revision: this.revision,
      logTime: this.logTime,
      group: this.group,
      limits: this.limits,
      resultBytes: this.resultBytes,
      members: this.members,
      removed: this.removed,
      invites: this.invites,
      deadlines: this.deadlines.seal(),
      catalogue: this.#catalogue.withMutations((catalogue) => {
        for (const [name, draft] of this.#openCollections) catalogue.set(name, draft.seal())
      }),
      sessions: this.#sessions.seal(),
      sessionsByKey: this.#sessionsByKey.seal(),
    })
  }
}
