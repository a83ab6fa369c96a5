import { createStateMachine } from '@tesela/collections'
import { HaltedError, OverloadedError, UnavailableError } from '@tesela/group'
import { expect, it } from 'vitest'
import { createAdmission } from './admission.ts'

/** The admission of a member that has applied nothing yet, `committed` entries of its log being known to be committed. */
function admissionOf(committed: number, whenApplied: () => Promise<void>) {
  const notAsked = () => {
    throw new Error('nobody is to be asked')
  }
  return createAdmission({
    groupId: new Uint8Array(16),
    name: '',
    incarnation: new Uint8Array(8),
    secret: { epoch: 0, secret: new Uint8Array(32) },
    group: {
      status: notAsked,
      onChange: notAsked,
      whenApplied,
      admit: notAsked,
      isMember: async (replica) => replica === 'known',
    },
    machine: createStateMachine(),
    committed,
  })
}

it('judges who is a member only when its log is applied again', async () => {
  const admission = admissionOf(3, async () => {
    throw new UnavailableError('not yet')
  })
  await expect(admission.isMember('known')).rejects.toMatchObject({ code: 'unavailable' })
})

it('goes by the members that it knows when applying its log halts: it still votes', async () => {
  const admission = admissionOf(3, async () => {
    throw new HaltedError('halted: applying entries 2..2 failed')
  })
  expect(await admission.isMember('known')).toBe(true)
  expect(await admission.isMember('stranger')).toBe(false)
})

it('keeps no peer waiting behind its own callers once its log is applied', async () => {
  const admission = admissionOf(0, async () => {
    throw new OverloadedError('too many requests are under way', 100)
  })
  expect(await admission.isMember('known')).toBe(true)
})
