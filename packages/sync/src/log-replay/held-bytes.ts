/** What an entry in memory takes beside its data, about: small ones take more than they say. */
const BYTES_BESIDE = 256

/** What so many entries take in memory, with so many bytes of data in all. */
export function heldBytes(entries: number, dataBytes: number): number {
  return dataBytes + entries * BYTES_BESIDE
}
