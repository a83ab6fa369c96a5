import { expect, test } from 'vitest'
import { complaintOf } from './complaint-of.ts'

const steady = { peer: 'a', samples: [1, 2, 3], drift: 0.05 }
const growing = { peer: 'b', samples: [1, 2, 3], drift: 0.0512 }
const unknown = { peer: 'c', samples: [1, 2], drift: Number.NaN }

test.each([
  ['nothing of those that keep to what they have', [steady, { ...steady, drift: -0.3 }], null],
  ['by name who takes more and more', [steady, growing], /over 5 % more.*: b 5\.1 %\.$/],
  ['that it ended too soon', [steady, unknown], /too soon to tell: of c there are only 2 samples/],
  ['of growth first', [unknown, growing], /: b 5\.1 %\.$/],
])('says %s', (_what, daemons, complaint) => {
  const said = complaintOf(daemons)
  if (complaint === null) expect(said).toBeNull()
  else expect(said).toMatch(complaint)
})
