import { randomBytes } from 'node:crypto'
import { fromString } from 'uint8arrays/from-string'
import { writeFormat } from '../process/format-file.ts'
import { readMark } from './group-mark.ts'

/** Which life of the data directory this is. A replica is a peer in one of its lives. */
export interface Incarnation {
  /** 16 lower-case hexadecimal digits. */
  readonly text: string
  /** The same, 8 bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /**
   * Begins another life, unless no member has had this one yet: whoever asks to be admitted again asks as who it was.
   * Durable when it resolves (rule 41).
   */
  renew(): Promise<void>
}

export function createIncarnation(dataDirectory: string, text: string): Incarnation {
  let current = text
  return {
    get text() {
      return current
    },
    get bytes() {
      return Uint8Array.from(fromString(current, 'base16'))
    },
    async renew() {
      const mark = await readMark(dataDirectory)
      if (mark !== null && mark.incarnation !== current) return
      const next = randomBytes(8).toString('hex')
      await writeFormat(dataDirectory, next)
      current = next
    },
  }
}
