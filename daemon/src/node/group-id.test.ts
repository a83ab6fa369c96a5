import { describe, expect, it } from 'vitest'
import { formatGroupId } from './group-id.ts'

describe('a group id', () => {
  it('is 26 letters and digits that a path can hold', () => {
    expect(formatGroupId(new Uint8Array(16))).toBe('a'.repeat(26))
    expect(formatGroupId(new Uint8Array(16).fill(255))).toMatch(/^[a-z2-7]{26}$/)
  })
})
