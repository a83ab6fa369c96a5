import type { Command } from '../command.ts'

/** Making, entering and opening a group. */
export const groupCommands: readonly Command[] = [
  {
    path: ['group', 'create'],
    summary: 'make a new group with this peer as its only voter',
    notes: 'Prints the group, the addresses of this peer, and an invite for the next one.',
    arguments: [{ name: 'NAME', summary: 'a name for people', optional: true }],
    options: [],
    examples: ['tesela group create', 'tesela group create shop'],
    load: async () => (await import('../handlers/group-create.ts')).groupCreate,
  },
  {
    path: ['invite'],
    summary: 'print an invite into the group',
    notes: 'Whoever has the line may join: hand it over as you would a password.',
    arguments: [],
    options: [
      {
        name: 'role',
        value: 'ROLE',
        summary: 'what the joiner becomes',
        choices: ['voter', 'observer'],
      },
      { name: 'read-only', summary: 'the joiner may not write' },
      { name: 'ttl', value: 'TIME', summary: 'how long the invite is good (default 1h)' },
      { name: 'uses', value: 'N', summary: 'how many peers may join with it (default 1)' },
    ],
    examples: [
      'tesela invite > invite.txt',
      'tesela invite --role observer --read-only --ttl 10m --uses 3',
    ],
    load: async () => (await import('../handlers/invite.ts')).invite,
  },
  {
    path: ['invite', 'revoke'],
    summary: 'make an invite worthless',
    arguments: [{ name: 'ID', summary: 'as `tesela invite --json` prints it' }],
    options: [],
    examples: ['tesela invite revoke 6f1c0a52b77d4c1f9a3e5d8842ab10c9'],
    load: async () => (await import('../handlers/invite-revoke.ts')).inviteRevoke,
  },
  {
    path: ['join'],
    summary: 'join a running group by the multiaddr of any member, or by an invite alone',
    notes:
      'Waits until this peer has caught up. A multiaddr ends in /p2p/ and the peer id, and only that peer is believed.',
    arguments: [
      {
        name: 'MULTIADDR|INVITE',
        summary: 'of a member, or the line that `tesela invite` printed',
      },
    ],
    options: [
      {
        name: 'invite',
        value: 'FILE',
        summary: 'file with the invite, or - for the standard input',
      },
      { name: 'no-wait', summary: 'return once admitted, before the peer has caught up' },
    ],
    examples: [
      'tesela join /ip4/192.0.2.7/tcp/7440/p2p/12D3KooWEzYV8yHXpMDYwvHBFcKxHsJjq6NWcBxjbMLRMQhVmNjL --invite invite.txt',
      'tesela join tesela:ChAAAQIDBAUGBwgJCgsMDQ4P --no-wait',
    ],
    load: async () => (await import('../handlers/join.ts')).join,
  },
]
