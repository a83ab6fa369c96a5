import { boundedNumber } from './bounds.ts'

/** From the leader, to who is far behind: the same for every strategy, each on its own protocol. */
export interface CatchUp {
  readonly type: 'catchUp'
  readonly term: number
  /** Of the leader's log. */
  readonly firstIndex: number
  readonly commit: number
}

type CatchUpProto = Omit<CatchUp, 'type'>

export function protoOfCatchUp({ term, firstIndex, commit }: CatchUp): CatchUpProto {
  return { term, firstIndex, commit }
}

/** @throws MalformedMessageError */
export function catchUpOfProto(proto: CatchUpProto): CatchUp {
  return {
    type: 'catchUp',
    term: boundedNumber(proto.term, 1),
    firstIndex: boundedNumber(proto.firstIndex, 1),
    commit: boundedNumber(proto.commit, 0),
  }
}
