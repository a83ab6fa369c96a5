import { describe, expect, test } from 'vitest'
import { createLogVolume } from './log-volume.ts'

describe('the volume of a log', () => {
  test('says where so many bytes begin, a step too early at most', () => {
    const volume = createLogVolume(100)
    for (let index = 1; index <= 1000; index += 1) volume.add(index, 10)
    expect(volume.behind(1000)).toBe(0)
    expect(volume.behind(500)).toBe(5000)
    expect(volume.behind(505)).toBe(5000)
    expect(volume.indexBefore(5000)).toBe(500)
    expect(volume.indexBefore(5001)).toBe(490)
    expect(volume.indexBefore(10_001)).toBe(0)
  })

  test('forgets what lies below', () => {
    const volume = createLogVolume(100)
    for (let index = 1; index <= 1000; index += 1) volume.add(index, 10)
    volume.forget(905)
    expect(volume.indexBefore(1000)).toBe(900)
    expect(volume.indexBefore(2000)).toBe(0)
    expect(volume.behind(950)).toBe(500)
  })

  test('counts entries without data, and single ones of many steps', () => {
    const volume = createLogVolume(100)
    volume.add(1, 0)
    volume.add(2, 1000)
    volume.add(3, 0)
    expect(volume.behind(2)).toBe(0)
    expect(volume.behind(1)).toBe(1000)
    expect(volume.indexBefore(0)).toBe(2)
  })
})
