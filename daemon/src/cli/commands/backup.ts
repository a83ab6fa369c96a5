import type { Command } from '../command.ts'

/** Backups, and what is done when too much is lost. */
export const backupCommands: readonly Command[] = [
  {
    path: ['snapshot', 'save'],
    summary: 'write a verified backup of the group into a file',
    notes:
      'Any peer of the group will do, while the group goes on. It is of one revision: that of the newest snapshot that this peer keeps; with --fresh, or where it keeps none, of now. Every byte is verified on the way. FILE must not exist; it has its name only when it is complete. It holds what the group holds, invites too: keep it as you would the data directory.',
    arguments: [{ name: 'FILE', summary: 'to write' }],
    options: [{ name: 'fresh', summary: 'of the state as it is now, not of the newest snapshot' }],
    examples: [
      'tesela snapshot save shop.tesela',
      'tesela snapshot save --fresh shop.tesela --json',
    ],
    load: async () => (await import('../handlers/snapshot-save.ts')).snapshotSave,
  },
  {
    path: ['snapshot', 'verify'],
    summary: 'check every byte of a backup, and print what it holds',
    notes: 'Needs no daemon. Exit code 1 where it is damaged; each leaf that is damaged is named.',
    arguments: [{ name: 'FILE', summary: 'as `tesela snapshot save` wrote it' }],
    options: [],
    examples: ['tesela snapshot verify shop.tesela', 'tesela snapshot verify shop.tesela --json'],
    load: async () => (await import('../handlers/snapshot-verify.ts')).snapshotVerify,
  },
  {
    path: ['snapshot', 'restore'],
    summary: 'make a new group of a backup',
    notes:
      'In a data directory that was initialised and holds no group; its daemon must not run. The new group has an id of its own and this peer as its only voter. Members, invites and sessions of the old group are gone, and its revisions are all lower.',
    arguments: [{ name: 'FILE', summary: 'as `tesela snapshot save` wrote it' }],
    options: [],
    examples: ['tesela --data /srv/new snapshot restore shop.tesela'],
    load: async () => (await import('../handlers/snapshot-restore.ts')).snapshotRestore,
  },
  {
    path: ['recover'],
    summary: 'make a new group of what this peer has, after the majority is lost for good',
    notes:
      'The last resort: while a majority can come back, or a newer backup exists, use that. The daemon must not run. Says first what may be lost, and asks. The new group has an id of its own and this peer as its only voter, so that members of the old one are refused; the old directory is kept in left/. A peer whose log was found not to be that of the majority, or whose state was and nothing repaired it, is refused: take another one, or a backup.',
    arguments: [],
    options: [
      {
        name: 'force-new-group',
        summary: 'that this is what is wanted: there is no other recovery',
      },
      {
        name: 'committed-only',
        summary:
          'leave out entries that this peer does not know to be committed: also what was acknowledged in about the last second before it was killed, as far as that is not known here',
      },
      {
        name: 'accept-divergence',
        summary:
          'go on where the log or the state of this peer was found not to be that of the majority, because nothing else is left',
      },
      { name: 'yes', summary: 'do not ask' },
    ],
    examples: [
      'tesela recover --force-new-group',
      'tesela --data /srv/a recover --force-new-group --yes --json',
    ],
    load: async () => (await import('../handlers/recover.ts')).recover,
  },
  {
    path: ['verify'],
    summary: 'check every file of a data directory, and change none',
    notes:
      'The daemon must not run. Tells apart what a crash may leave, which is no damage, and what is damaged or lost: exit code 1 then.',
    arguments: [
      { name: 'DIR', summary: 'the data directory (default: that of --data)', optional: true },
    ],
    options: [],
    examples: ['tesela verify', 'tesela verify /srv/a --json'],
    load: async () => (await import('../handlers/verify.ts')).verify,
  },
]
