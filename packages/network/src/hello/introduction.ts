import type { Introduction } from '@tesela/protos/hello'
import { HelloFailedError } from '../errors.ts'
import { hex, replicaId } from '../replica.ts'

/** What a peer said of itself under a proof. */
export interface IntroducedPeer {
  readonly replica: string
  /** Hexadecimal; changes with every start of its process. */
  readonly boot: string
  readonly last: { readonly term: number; readonly index: number }
}

const ID_LENGTH = 8

/** Checks lengths before anything is made of it. Throws `HelloFailedError`. */
export function checkIntroduction(introduction: Introduction | undefined): Introduction {
  if (introduction === undefined) throw new HelloFailedError('the peer did not introduce itself')
  const { incarnation, boot, term, lastTerm, lastIndex } = introduction
  if (incarnation.byteLength !== ID_LENGTH || boot.byteLength !== ID_LENGTH) {
    throw new HelloFailedError(`incarnation and boot have ${ID_LENGTH} bytes each`)
  }
  if (![term, lastTerm, lastIndex].every(Number.isSafeInteger)) {
    throw new HelloFailedError('term and position must be exact integers')
  }
  return introduction
}

export function introduced(peerId: string, introduction: Introduction): IntroducedPeer {
  return {
    replica: replicaId(peerId, introduction.incarnation),
    boot: hex(introduction.boot),
    last: { term: introduction.lastTerm, index: introduction.lastIndex },
  }
}
