import type {
  AtomicOperation,
  Command,
  KeyValue,
  MapCommand,
  MapSet,
} from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'

/** Bytes of a command that was read: as the codec decodes them, or already as a state keeps them. */
export type ReadBytes = Uint8Array | ByteString

type Stored<T extends { key: Uint8Array; value: Uint8Array }> = Omit<T, 'key' | 'value'> & {
  key: ReadBytes
  value: ReadBytes
}

export type ReadKeyValue = Stored<KeyValue>

export type ReadMapSet = Stored<MapSet>

/** What a map is to do, checked or not. */
export interface ReadMapCommand extends Omit<MapCommand, 'set' | 'setMany'> {
  set?: ReadMapSet
  setMany?: { items: ReadKeyValue[] }
}

/** What a command does to one collection: exactly one is present, and holds exactly one operation. */
export interface ReadOperation
  extends Pick<AtomicOperation, 'vec' | 'set' | 'cell' | 'once' | 'queue'> {
  map?: ReadMapCommand
}

export interface ReadCommand extends Omit<Command, 'map'> {
  map?: ReadMapCommand
}
