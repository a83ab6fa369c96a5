import { expect, test } from 'vitest'
import { caseNames, chooseCases } from './choose-cases.ts'

test('without a list all cases run', () => {
  const { compared, ...others } = chooseCases('')
  expect(compared.length + Object.keys(others).length).toBe(caseNames.length)
  expect(others).toEqual({ failover: true, memory: true, growth: true })
})

test('of a list only what it names, in the order of the table', () => {
  const { compared, ...others } = chooseCases('get-256,growth,put-1')
  expect(compared.map(({ name }) => name)).toEqual(['put-1', 'get-256'])
  expect(others).toEqual({ failover: false, memory: false, growth: true })
})

test('an unknown case is refused with the names that there are', () => {
  expect(() => chooseCases('put-1,put-2')).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringMatching(/"put-2".*put-256/) }),
  )
})
