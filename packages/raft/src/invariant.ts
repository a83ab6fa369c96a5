import { RaftInvariantError } from './errors.ts'

/** For mistakes of the program, never for what a peer sent. */
export function invariant(holds: boolean, message: string): asserts holds {
  if (!holds) throw new RaftInvariantError(message)
}
