import type { Result } from '@tesela/protos/collections'
import { Internal, SchemaMismatch } from './errors.ts'
import type { MaybePromise } from './maybe-promise.ts'

/** The part of an answer to a read that must be there. */
export function answered<T>(part: T | undefined, operation: string): T {
  if (part !== undefined) return part
  throw new Internal(`the daemon answered ${operation} with something else`)
}

/** The part of a write's result that must be there. Without it nobody knows what was executed. */
export function resulted<T>(part: T | undefined, operation: string): T {
  if (part !== undefined) return part
  throw new Internal(`the daemon answered ${operation} with something else`, { outcome: 'unknown' })
}

/** Reads what a write answered: that it cannot be read does not undo the write. */
export function executed<R>(
  read: (result: Result, revision: bigint) => MaybePromise<R>,
  result: Result,
  revision: bigint,
): MaybePromise<R> {
  try {
    const told = read(result, revision)
    return told instanceof Promise ? told.catch(rethrow) : told
  } catch (error) {
    return rethrow(error)
  }
}

function rethrow(error: unknown): never {
  if (!(error instanceof SchemaMismatch)) throw error
  const message = `the write was executed, but what was there cannot be read: ${error.message}`
  const options = { outcome: 'unknown', cause: error } as const
  throw new SchemaMismatch(message, error.diff, options, error.issues)
}
