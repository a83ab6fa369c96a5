import type { HistoryLine } from './history.ts'

/** What a queue holds, in its order, an item a line: priority, key, value. Null: nothing. */
export type QueueState = string | null

interface Item {
  readonly priority: number
  readonly key: string
  readonly value: string
}

/** What the operation makes of the queue, if it happens now; undefined where its answer says that it cannot have. */
export function applyToQueue(
  state: QueueState,
  { op, ok, result }: HistoryLine,
): QueueState | undefined {
  const items = state === null ? [] : state.split('\n').map(itemOf)
  const known = ok ? result : undefined
  switch (op.kind) {
    case 'get': {
      const value = items[0]?.value ?? null
      return known?.value === undefined || known.value === value ? state : undefined
    }
    case 'size':
      return known?.size === undefined || known.size === items.length ? state : undefined
    case 'push-item': {
      const { item: key = '', priority = 0, value = '' } = op
      const rest = items.filter((item) => item.key !== key)
      const replaced = rest.length < items.length
      if (known?.done !== undefined && known.done !== replaced) return undefined
      // Behind its equals: first in, first out.
      const place = rest.findIndex((item) => item.priority > priority)
      rest.splice(place < 0 ? rest.length : place, 0, { priority, key, value })
      return stateOf(rest)
    }
    case 'pop-min':
    case 'pop-max': {
      const greatest = items.at(-1)?.priority
      const place =
        op.kind === 'pop-min' ? 0 : items.findIndex(({ priority }) => priority === greatest)
      const [taken] = items.splice(place, 1)
      const value = taken?.value ?? null
      return known?.value === undefined || known.value === value ? stateOf(items) : undefined
    }
    default:
      return state
  }
}

function itemOf(line: string): Item {
  const [priority = '', key = '', value = ''] = line.split(' ')
  return { priority: Number(priority), key, value }
}

function stateOf(items: readonly Item[]): QueueState {
  if (items.length === 0) return null
  return items.map(({ priority, key, value }) => `${priority} ${key} ${value}`).join('\n')
}
