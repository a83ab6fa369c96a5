import type { JoinStep } from '@tesela/client'
import type { Handler, Invocation } from '../command.ts'
import { withDatabase } from '../database.ts'
import { UsageError } from '../errors.ts'
import { exitDone } from '../exit-code.ts'
import { createProgress } from '../progress.ts'
import { shownSize } from '../shown-size.ts'
import { readValue } from '../value.ts'

const scheme = 'tesela:'

export const join: Handler = async (invocation) => {
  const { options, console } = invocation
  const { invite, address } = await readTarget(invocation)
  const noWait = options.flag('no-wait')
  const progress = await createProgress(console, { json: options.flag('json'), lines: true })
  try {
    await withDatabase(invocation, (database, call) =>
      database.join(
        { invite, address, noWait },
        (step) => progress.update(step.applied, step.target, describe(step)),
        call,
      ),
    )
  } finally {
    progress.stop()
  }
  if (options.flag('json')) await console.output.json({ joined: true, online: !noWait })
  else await console.output.line(noWait ? 'Admitted; catching up goes on.' : 'This peer is online.')
  return exitDone
}

/** `join INVITE`, or `join MULTIADDR --invite FILE|-`. */
async function readTarget({ arguments: [target = ''], options, console }: Invocation) {
  const file = options.text('invite')
  if (target.startsWith(scheme)) {
    if (file === undefined) return { invite: target, address: undefined }
    throw new UsageError(
      'The invite is given twice; give a multiaddr and --invite, or the invite alone.',
    )
  }
  if (!target.startsWith('/')) {
    throw new UsageError(
      `"${target}" is neither a multiaddr, which begins with "/", nor an invite, which begins with "${scheme}".`,
    )
  }
  if (!/\/p2p\/[1-9A-HJ-NP-Za-km-z]+$/.test(target)) {
    throw new UsageError(
      `${target} does not end in /p2p/ and the id of the peer; \`tesela status\` on that peer prints the whole address.`,
    )
  }
  if (file === undefined) {
    throw new UsageError(
      'Joining by a multiaddr needs the invite too: add --invite FILE, or - for the standard input.',
    )
  }
  const bytes = await readValue('The invite', undefined, file, console)
  const invite = new TextDecoder().decode(bytes).trim()
  if (!invite.startsWith(scheme) || /\s/.test(invite)) {
    throw new UsageError(
      `${file === '-' ? 'The standard input' : file} holds no invite: that is one line that begins with "${scheme}".`,
    )
  }
  return { invite, address: target }
}

function describe({ phase, applied, target, bytes, rate, message }: JoinStep): string {
  const parts: string[] = [message === '' ? phase : message]
  if (phase === 'fetching' && target > 0) parts.push(`${applied} of ${target} items`)
  if (phase === 'catching-up' && target > 0) parts.push(`revision ${applied} of ${target}`)
  if (bytes > 0) parts.push(shownSize(bytes))
  if (rate > 0) parts.push(`${shownSize(Math.round(rate))}/s`)
  return parts.join(', ')
}
