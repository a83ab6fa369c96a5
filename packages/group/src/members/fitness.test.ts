import { expect, test } from 'vitest'
import type { AskHandler } from '../forward/asks.ts'
import { createFitness } from './fitness.ts'

/** A voter `a` that is asked, and whatever becomes of each question. */
function asking() {
  const questions: { readonly deadline: number; readonly handler: AskHandler }[] = []
  let told = 0
  let reachable = true
  let now = 100
  const fitness = createFitness({
    asks: {
      ask(_to, _request, deadline, handler) {
        if (reachable) questions.push({ deadline, handler })
        return reachable
      },
      answered: () => undefined,
      down: () => undefined,
      close: () => undefined,
    },
    clock: { now: () => now },
    attemptMs: 50,
    told: () => {
      told += 1
    },
  })
  return {
    fitness,
    questions,
    told: () => told,
    answer: (at: number, fit?: boolean) =>
      questions[at]?.handler.answer({
        committed: [],
        committedFrom: 0,
        ...(fit === undefined ? {} : { fit }),
      }),
    lose: (at: number) => questions[at]?.handler.lost(),
    setReachable(value: boolean) {
      reachable = value
    },
    pass(ms: number) {
      now += ms
    },
  }
}

test.each([true, false])(
  'what a voter says of itself (%s) is told, once for each answer',
  (fit) => {
    const { fitness, questions, answer, told } = asking()
    expect(fitness.of('a')).toBe(null)
    fitness.ask(['a'])
    fitness.ask(['a'])
    expect(questions.map(({ deadline }) => deadline)).toEqual([150])
    expect([fitness.of('a'), told()]).toEqual([null, 0])
    // The question stays open: the end of the connection, and the deadline, are to be heard.
    expect(answer(0, fit)).toBe(false)
    expect([fitness.of('a'), fitness.of('b'), told()]).toEqual([fit, null, 1])
    fitness.ask(['a'])
    expect(questions).toHaveLength(1)
  },
)

test('what a voter said counts until its connection ends, or the time of the question', () => {
  const { fitness, questions, answer, lose } = asking()
  fitness.ask(['a'])
  answer(0, true)
  lose(0)
  expect(fitness.of('a')).toBe(null)
  fitness.ask(['a'])
  expect(questions).toHaveLength(2)
  answer(1, false)
  expect(fitness.of('a')).toBe(false)
})

test('who cannot be asked, or does not answer the question, is asked again', () => {
  const { fitness, questions, answer, told, setReachable } = asking()
  setReachable(false)
  fitness.ask(['a'])
  setReachable(true)
  fitness.ask(['a'])
  expect(answer(0)).toBe(true)
  expect([fitness.of('a'), told()]).toEqual([null, 0])
  fitness.ask(['a'])
  expect(questions).toHaveLength(2)
})

test('who owes an answer for too long could not lead, however often it was asked', () => {
  const { fitness, answer, lose, pass } = asking()
  fitness.ask(['a'])
  answer(0)
  pass(30)
  fitness.ask(['a'])
  expect(fitness.of('a')).toBe(null)
  pass(20)
  expect([fitness.of('a'), fitness.of('b')]).toEqual([false, null])
  answer(1, true)
  expect(fitness.of('a')).toBe(true)
  lose(1)
  expect(fitness.of('a')).toBe(null)
})
