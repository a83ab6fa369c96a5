/** One connection to a system under load. Keys and values are bytes everywhere. */
export interface System {
  /** Resolves when the write is durable on a majority. */
  put(key: Uint8Array, value: Uint8Array): Promise<unknown>
  /** The same for several entries in one command. */
  putMany(entries: readonly (readonly [Uint8Array, Uint8Array])[]): Promise<unknown>
  /** Linearizable. @throws where the key is not found */
  get(key: Uint8Array): Promise<unknown>
  close(): Promise<void>
}

/** Largest number of entries that `putMany` takes in every system. */
export const mostEntries = 100
