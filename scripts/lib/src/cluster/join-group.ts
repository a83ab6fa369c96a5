import type { Peer } from './peer.ts'

/** Lets `joiner` join by the multiaddr of `member`; resolves when it is online. */
export async function joinGroup(
  joiner: Peer,
  member: Peer,
  role: 'voter' | 'observer' = 'voter',
): Promise<void> {
  const invite = await member.run(['invite', '--role', role])
  const address = await member.multiaddr()
  await joiner.run(['join', address, '--invite', '-'], { input: invite, timeoutMs: 60_000 })
}
