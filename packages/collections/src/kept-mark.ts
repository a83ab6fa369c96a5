import { Mark } from '@tesela/protos/collections'
import { readMark } from './bodies.ts'
import { bodyOf, isMark } from './envelope.ts'

/**
 * Whether every member is to keep the state at the mark on its disk. It is advice, and no part of the state: a body that
 * does not read says nothing.
 */
export function isKeptMark(data: Uint8Array): boolean {
  if (!isMark(data)) return false
  const body = bodyOf(data)
  return readMark(body) === null && Mark.decode(body).kept
}
