import { expect, test, vi } from 'vitest'
import { createCancellation } from './cancellation.ts'

const gone = new Error('the client is gone')
const once = { once: true } as const
const listener = () => ({ handleEvent: vi.fn() })

test('calls who listens, once and in order, and knows why', () => {
  const cancellation = createCancellation()
  const [one, other, third] = [listener(), listener(), listener()]
  for (const each of [one, other, third]) cancellation.addEventListener('abort', each, once)
  cancellation.removeEventListener('abort', other)
  cancellation.abort(gone)
  cancellation.abort(new Error('again'))
  expect(one.handleEvent).toHaveBeenCalledOnce()
  expect(third.handleEvent).toHaveBeenCalledOnce()
  expect(other.handleEvent).not.toHaveBeenCalled()
  expect(one.handleEvent).toHaveBeenCalledBefore(third.handleEvent)
  expect(cancellation).toMatchObject({ aborted: true, reason: gone })
})

test('calls those in their order who began to listen when the first one had left', () => {
  const cancellation = createCancellation()
  const [one, other, third] = [listener(), listener(), listener()]
  for (const each of [one, other]) cancellation.addEventListener('abort', each, once)
  cancellation.removeEventListener('abort', one)
  cancellation.addEventListener('abort', third, once)
  cancellation.abort(gone)
  expect(one.handleEvent).not.toHaveBeenCalled()
  expect(other.handleEvent).toHaveBeenCalledBefore(third.handleEvent)
})

test('a listener that throws keeps nobody else from hearing of it', () => {
  const uncaught = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined)
  const cancellation = createCancellation()
  const other = listener()
  const handleEvent = () => {
    throw new Error('a bug')
  }
  cancellation.addEventListener('abort', { handleEvent }, once)
  cancellation.addEventListener('abort', other, once)
  cancellation.abort(gone)
  expect(other.handleEvent).toHaveBeenCalledOnce()
  expect(uncaught.mock.calls[0]?.[0]).toThrow('a bug')
  uncaught.mockRestore()
})
