import type { Command } from '../command.ts'
import { backupCommands } from './backup.ts'
import { catalogueCommands } from './catalogue.ts'
import { cellCommands } from './cell.ts'
import { configCommands } from './config.ts'
import { daemonCommands } from './daemon.ts'
import { dataCommands } from './data.ts'
import { debugCommands } from './debug.ts'
import { groupCommands } from './group.ts'
import { mapCommands } from './map.ts'
import { onceCommands } from './once.ts'
import { queueCommands } from './queue.ts'
import { setCommands } from './set.ts'
import { transactionCommands } from './transaction.ts'
import { vecCommands } from './vec.ts'

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  ...daemonCommands,
  ...groupCommands,
  ...catalogueCommands,
  ...mapCommands,
  ...vecCommands,
  ...setCommands,
  ...cellCommands,
  ...onceCommands,
  ...queueCommands,
  ...transactionCommands,
  ...dataCommands,
  ...backupCommands,
  ...configCommands,
  ...debugCommands,
]
