import { isIP } from 'node:net'
import { z } from 'zod'
import { parseDuration } from './duration.ts'
import { ConfigurationError } from './errors.ts'
import { logLevels, type SettingKey, type SettingKind, settingTable } from './settings.ts'
import { parseSize } from './size.ts'

const largestCount = 2 ** 31 - 1

/** Reads a text by one of the parsers and turns its refusal into an issue of the schema. */
function textOf(parse: (text: string) => number) {
  return z.string().transform((text, context) => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error
      context.addIssue({ code: 'custom', message: error.message })
      return z.NEVER
    }
  })
}

const whole = z.int({ error: 'must be a whole number' })
const count = whole.min(1, 'must be at least 1')
const share = z
  .number({ error: 'must be a number such as 0.25' })
  .gt(0, 'must be above 0')
  .max(1, 'must be at most 1')
const tooLarge = `must be at most ${largestCount}`
const digits = (value: unknown) =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
const decimal = (value: unknown) =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value

const address = z
  .string()
  .max(1_024, 'is longer than any address')
  .refine(isListenAddress, { error: 'must be a multiaddr such as /ip4/0.0.0.0/tcp/7440' })

const size = z.union([count.max(Number.MAX_SAFE_INTEGER), textOf(parseSize)])
const KiB = 1_024
const MiB = KiB ** 2

/** From a value of `config.json`, or from the text of a flag or a variable (lists already split). */
const schemaOfKind = {
  duration: textOf((text) => parseDuration(text)),
  size,
  // The most is that of the format: packages/storage/FORMAT.md.
  segment: size.refine((bytes) => bytes >= KiB && bytes <= 256 * MiB, {
    error: 'must be from 1KiB to 256MiB',
  }),
  // The least is what every stream begins with; a peer may make this one hold twice the most for each of its streams.
  window: size.refine((bytes) => bytes >= 256 * KiB && bytes <= 64 * MiB, {
    error: 'must be from 256KiB to 64MiB',
  }),
  count: z.preprocess(digits, count.max(largestCount, tooLarge)),
  countOrNone: z.preprocess(
    digits,
    whole.min(0, 'must not be negative').max(largestCount, tooLarge),
  ),
  share: z.preprocess(decimal, share),
  addresses: z.array(address).max(64, 'has more than 64 addresses'),
  level: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }),
} satisfies Record<SettingKind, z.ZodType>

/**
 * Checks one setting's value and gives it in the form that the daemon uses.
 * @throws ConfigurationError naming `where` it came from
 */
export function readSetting(key: SettingKey, value: unknown, where: string): unknown {
  const { kind } = settingTable[key]
  const parsed = schemaOfKind[kind].safeParse(value)
  if (parsed.success) return parsed.data
  throw new ConfigurationError(`${where}: ${key} ${complaint(kind, value, parsed.error)}`)
}

function complaint(kind: SettingKind, value: unknown, error: z.ZodError): string {
  const messages = error.issues.flatMap((issue) =>
    issue.code === 'invalid_union' ? issue.errors.flat() : [issue],
  )
  const custom = messages.find((issue) => issue.code === 'custom') ?? messages[0]
  if (custom === undefined) return `is not a ${kind}.`
  const shown = JSON.stringify(value) ?? String(value)
  return custom.message.endsWith('.')
    ? `is wrong: ${custom.message}`
    : `is ${shown}, but it ${custom.message.startsWith('Invalid') ? `must be a ${kind}` : custom.message}.`
}

/** An IP or DNS address with a TCP port, as libp2p's TCP transport listens on; the peer id may follow. */
function isListenAddress(text: string): boolean {
  const match =
    /^\/(ip4|ip6|dns|dns4|dns6)\/([^/]+)\/tcp\/(\d{1,5})(?:\/p2p\/[1-9A-HJ-NP-Za-km-z]+)?$/.exec(
      text,
    )
  if (match === null || Number(match[3]) > 65_535) return false
  if (match[1] === 'ip4') return isIP(match[2] ?? '') === 4
  if (match[1] === 'ip6') return isIP(match[2] ?? '') === 6
  return true
}
