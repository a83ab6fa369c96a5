import type { HistoryLine } from './history.ts'

/** What a key holds; null where it is absent. */
export type Register = string | null

/**
 * What the operation makes of the state, if it happens now; undefined where its answer says that it cannot have.
 * Without an answer every outcome is possible, and the operation itself decides which.
 */
export function applyTo(state: Register, { op, ok, result }: HistoryLine): Register | undefined {
  const known = ok ? result : undefined
  switch (op.kind) {
    case 'get':
      return known === undefined || known.value === state ? state : undefined
    case 'set': {
      // Of a set: whether the value is new. A map says that it was set, and nothing of what was there.
      const added = op.obj === 'set' ? known?.done : undefined
      return added === undefined || added === (state === null) ? (op.value ?? null) : undefined
    }
    case 'win': {
      const won = state === null
      const after = state ?? op.value ?? null
      if (known?.done !== undefined && known.done !== won) return undefined
      return known?.value === undefined || known.value === after ? after : undefined
    }
    case 'delete': {
      const found = state !== null
      return known?.done === undefined || known.done === found ? null : undefined
    }
    case 'cas': {
      const holds = state === (op.expect ?? null)
      if (known?.done !== undefined && known.done !== holds) return undefined
      const after = holds ? (op.value ?? null) : state
      return known?.value === undefined || known.value === after ? after : undefined
    }
    default:
      return state
  }
}
