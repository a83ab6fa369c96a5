import type { Command } from '../command.ts'
import { settingOptions } from './setting-options.ts'

/** Settings, and completions for shells. */
export const configCommands: readonly Command[] = [
  {
    path: ['config', 'show'],
    summary: 'print the settings that a start would use',
    arguments: [],
    options: [{ name: 'origin', summary: 'print where each came from' }, ...settingOptions],
    examples: ['tesela config show', 'tesela config show --origin --election-timeout 300ms'],
    load: async () => (await import('../handlers/config.ts')).configShow,
  },
  {
    path: ['config', 'check'],
    summary: 'check the settings without starting anything',
    arguments: [],
    options: settingOptions,
    examples: ['tesela config check'],
    load: async () => (await import('../handlers/config.ts')).configCheck,
  },
  {
    path: ['completions'],
    summary: 'print completions for a shell',
    arguments: [{ name: 'SHELL', summary: 'bash, zsh or fish', choices: ['bash', 'zsh', 'fish'] }],
    options: [],
    examples: [
      'tesela completions bash > ~/.local/share/bash-completion/completions/tesela',
      'tesela completions fish > ~/.config/fish/completions/tesela.fish',
    ],
    load: async () => (await import('../handlers/completions.ts')).completions,
  },
]
