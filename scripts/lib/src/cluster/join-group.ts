import type { Peer } from './peer.ts'

/** Lets `joiner` join by the multiaddr of `member`; resolves when it is online, or with `--no-wait` when it is admitted. */
export async function joinGroup(
  joiner: Peer,
  member: Peer,
  role: 'voter' | 'observer' = 'voter',
  flags: readonly '--no-wait'[] = [],
): Promise<void> {
  const invite = await member.run(['invite', '--role', role])
  const address = await member.multiaddr()
  const arguments_ = ['join', address, '--invite', '-', ...flags]
  await joiner.run(arguments_, { input: invite, timeoutMs: 60_000 })
}
