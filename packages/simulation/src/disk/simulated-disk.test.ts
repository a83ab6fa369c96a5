import { createVolatileDisk, storageConformance } from '@tesela/storage/testing'
import { expect, it } from 'vitest'
import { createLife } from '../world/life.ts'
import { createWorld } from '../world/world.ts'
import { createDiskHealth } from './disk-health.ts'
import { createPlatter } from './platter.ts'
import { createSimulatedDisk } from './simulated-disk.ts'

it.each(storageConformance)('on a simulated disk $name', async ({ check }) => {
  const world = createWorld({ seed: 1 })
  const volatile = createVolatileDisk()
  await volatile.makeDirectory('root')
  const disk = createSimulatedDisk({
    world,
    life: createLife(world, 'a', 'a#1'),
    disk: volatile,
    health: createDiskHealth(1, 2),
    platter: createPlatter(),
    moments: { syncing: () => undefined, synced: () => undefined },
  })
  let ended = false
  const checking = check(disk, 'root').finally(() => {
    ended = true
  })
  // It rejects while time still passes.
  checking.catch(() => undefined)
  await world.schedule.run(() => ended)
  await checking
  expect(world.schedule.events).toBeGreaterThan(0)
})
