import type { Command } from '../command.ts'
import { catalogueCommands } from './catalogue.ts'
import { configCommands } from './config.ts'
import { daemonCommands } from './daemon.ts'
import { dataCommands } from './data.ts'
import { debugCommands } from './debug.ts'
import { groupCommands } from './group.ts'
import { mapReadCommands } from './map-reads.ts'
import { mapWriteCommands } from './map-writes.ts'

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  ...daemonCommands,
  ...groupCommands,
  ...catalogueCommands,
  ...mapWriteCommands,
  ...mapReadCommands,
  ...dataCommands,
  ...configCommands,
  ...debugCommands,
]
