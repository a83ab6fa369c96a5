import type { Command } from '../command.ts'
import { settingOptions } from './setting-options.ts'

const settingsNote = 'Settings given here win over TESELA_* variables and config.json.'

/** The life of the daemon of this node. */
export const daemonCommands: readonly Command[] = [
  {
    path: ['init'],
    summary: 'make the data directory and the identity of this peer',
    notes:
      'The settings given are written to config.json. A directory that was initialised is refused: a peer that lost its data is a new peer.',
    arguments: [],
    options: settingOptions,
    examples: ['tesela init', 'tesela --data /srv/a init --listen /ip4/127.0.0.1/tcp/7441'],
    load: async () => (await import('../handlers/init.ts')).init,
  },
  {
    path: ['start'],
    summary: 'start the daemon in the background',
    notes: `Returns when the daemon answers, or fails with its reason. ${settingsNote}`,
    arguments: [],
    options: settingOptions,
    examples: ['tesela start', 'tesela --data /srv/a start --log-level debug'],
    load: async () => (await import('../handlers/start.ts')).start,
  },
  {
    path: ['stop'],
    summary: 'end the daemon gracefully',
    notes: 'Waits until it has ended, 30s at most or --timeout. Exit code 4 when none is running.',
    arguments: [],
    options: [],
    examples: ['tesela stop', 'tesela --data /srv/a stop --timeout 1m'],
    load: async () => (await import('../handlers/stop.ts')).stop,
  },
  {
    path: ['restart'],
    summary: 'stop the daemon if it runs, and start it',
    notes: settingsNote,
    arguments: [],
    options: settingOptions,
    examples: ['tesela restart'],
    load: async () => (await import('../handlers/restart.ts')).restart,
  },
  {
    path: ['run'],
    summary: 'run the daemon in the foreground',
    notes: `Logs to the standard output. SIGTERM or SIGINT ends it gracefully, a second one at once. ${settingsNote}`,
    arguments: [],
    options: settingOptions,
    examples: ['tesela run', 'tesela run --listen /ip4/0.0.0.0/tcp/7440 --log-level info'],
    ownsSignals: true,
    load: async () => (await import('../handlers/run.ts')).run,
  },
  {
    path: ['logs'],
    summary: 'print the log of the background daemon',
    arguments: [],
    options: [
      { name: 'follow', short: 'f', summary: 'go on with what is written from now on' },
      { name: 'lines', short: 'n', value: 'N', summary: 'only the last N lines' },
    ],
    examples: ['tesela logs -n 20', 'tesela logs -f'],
    load: async () => (await import('../handlers/logs.ts')).logs,
  },
  {
    path: ['status'],
    summary: 'show this peer, its group and the members',
    arguments: [],
    options: [],
    examples: ['tesela status', 'tesela status --json'],
    load: async () => (await import('../handlers/status.ts')).status,
  },
  {
    path: ['doctor'],
    summary: 'say why this peer is not ready, and what to do',
    notes:
      'Asks the daemon; where none runs it reads every file of the group, as `tesela verify` does, and looks whether `tesela start` would be refused. Exit code 0 when the peer is ready, 1 when something is to be done or to be waited for.',
    arguments: [],
    options: [],
    examples: ['tesela doctor', 'tesela --data /srv/a doctor --json'],
    load: async () => (await import('../handlers/doctor.ts')).doctor,
  },
]
