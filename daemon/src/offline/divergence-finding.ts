import { join } from 'node:path'
import type { Finding } from '@tesela/storage'
import type { NotedDivergence } from './noted-divergence.ts'

/** What there is to say of it beside what is found in the other files of the group. */
export function divergenceFinding(
  directory: string,
  { what, anchor, parts, repaired }: NotedDivergence,
): Finding {
  const differed = what === 'log' ? `the log up to ${anchor}` : `${parts.join(', ')} at ${anchor}`
  const then = repaired ? ', and was repaired since' : ''
  const message = `${differed} was found not to be that of the majority${then}`
  return {
    kind: 'diverged',
    isDamage: !repaired,
    file: join(directory, 'diverged'),
    offset: null,
    message,
  }
}
