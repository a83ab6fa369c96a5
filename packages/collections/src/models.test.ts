import { describe, it } from 'vitest'
import { CellModel } from './testing/cell-model.ts'
import { MapModel } from './testing/map-model.ts'
import { runAgainstModel } from './testing/model-run.ts'
import { OnceModel } from './testing/once-model.ts'
import { QueueModel } from './testing/queue-model.ts'
import { SetModel } from './testing/set-model.ts'
import { VecModel } from './testing/vec-model.ts'

const quotas = { maxItems: 60, maxBytes: 400 }

/** Of the operations of a kind, this part runs under its quotas. */
const underQuotas = 0.3

describe('answers to random operations what the model does:', () => {
  it('a map', () => {
    runAgainstModel('map', {}, new MapModel({}), 1 - underQuotas)
    runAgainstModel('map', quotas, new MapModel(quotas), underQuotas)
  })

  it('a vec', () => {
    runAgainstModel('vec', {}, new VecModel({}), 1 - underQuotas)
    runAgainstModel('vec', quotas, new VecModel(quotas), underQuotas)
  })

  it('a set', () => {
    runAgainstModel('set', {}, new SetModel({}), 1 - underQuotas)
    runAgainstModel('set', quotas, new SetModel(quotas), underQuotas)
  })

  it('a cell', () => {
    const small = { maxBytes: 10 }
    runAgainstModel('cell', {}, new CellModel({}), 1 - underQuotas)
    runAgainstModel('cell', small, new CellModel(small), underQuotas)
  })

  it('a once', () => {
    const small = { maxBytes: 2 }
    runAgainstModel('once', {}, new OnceModel({}), 1 - underQuotas)
    runAgainstModel('once', small, new OnceModel(small), underQuotas)
  })

  it.each([
    [{ priority: 'int64' }],
    [{ priority: 'double', capacity: 9 }],
    [{ priority: 'bytes', maxItems: 20, maxBytes: 300 }],
    [{ priority: 'bytes', capacity: 12, maxBytes: 200 }],
  ])('a queue with %o', (options) => {
    runAgainstModel('queue', options, new QueueModel(options), 1 / 4)
  })
})
