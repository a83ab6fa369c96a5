import { Map as ImmutableMap } from 'immutable'

/** The state of a skeleton: latin1 strings of the keys, as in the collections. */
export type State = ImmutableMap<string, Uint8Array>

export const emptyState: State = ImmutableMap()

type Entries = readonly (readonly [key: Uint8Array, value: Uint8Array])[]

/** A command is a count and as many entries: length and bytes of the key, length and bytes of the value. */
export function commandLength(entries: Entries): number {
  let length = 2
  for (const [key, value] of entries) length += 6 + key.byteLength + value.byteLength
  return length
}

/** Writes a command and gives the place behind it. */
export function writeCommand(buffer: Buffer, at: number, entries: Entries): number {
  let place = buffer.writeUInt16LE(entries.length, at)
  for (const [key, value] of entries) {
    place = buffer.writeUInt16LE(key.byteLength, place)
    buffer.set(key, place)
    place = buffer.writeUInt32LE(value.byteLength, place + key.byteLength)
    buffer.set(value, place)
    place += value.byteLength
  }
  return place
}

/** Applies the commands that lie one behind the other in a part of a buffer, as one change. */
export function applyCommands(state: State, bytes: Buffer, from: number, to: number): State {
  return state.withMutations((next) => {
    let at = from
    while (at < to) {
      let count = bytes.readUInt16LE(at)
      at += 2
      for (; count > 0; count -= 1) {
        const keyFrom = at + 2
        const keyTo = keyFrom + bytes.readUInt16LE(at)
        const valueFrom = keyTo + 4
        at = valueFrom + bytes.readUInt32LE(keyTo)
        const key = bytes.toString('latin1', keyFrom, keyTo)
        // A copy: a view would keep the whole buffer alive.
        next.set(key, Uint8Array.prototype.slice.call(bytes, valueFrom, at))
      }
    }
  })
}
