import { expect, test, vi } from 'vitest'
import { createCancellation } from './cancellation.ts'

const gone = new Error('the client is gone')

test('calls who listens, once, and knows why', () => {
  const cancellation = createCancellation()
  const one = vi.fn()
  const other = vi.fn()
  cancellation.addEventListener('abort', one, { once: true })
  cancellation.addEventListener('abort', other, { once: true })
  cancellation.removeEventListener('abort', other)
  cancellation.abort(gone)
  cancellation.abort(new Error('again'))
  expect(one).toHaveBeenCalledOnce()
  expect(other).not.toHaveBeenCalled()
  expect(cancellation).toMatchObject({ aborted: true, reason: gone })
})

test('a listener that throws keeps nobody else from hearing of it', () => {
  const uncaught = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined)
  const cancellation = createCancellation()
  const other = vi.fn()
  const bug = () => {
    throw new Error('a bug')
  }
  cancellation.addEventListener('abort', bug, { once: true })
  cancellation.addEventListener('abort', other, { once: true })
  cancellation.abort(gone)
  expect(other).toHaveBeenCalledOnce()
  expect(uncaught.mock.calls[0]?.[0]).toThrow('a bug')
  uncaught.mockRestore()
})
