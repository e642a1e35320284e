import { resolve } from 'node:path'
import { z } from 'zod'
import { type Address, parseAddress } from './domain/address.ts'
import { RETAINED, type Retention, USUAL_RETENTION } from './domain/retention.ts'
import { UserError } from './domain/user-error.ts'
import { type DkimSettings, dkimSettings } from './mail/dkim/dkim-settings.ts'
import { type DoorSettings, parseDoorUrl } from './mail/door-settings.ts'
import { type FamilyLimits, parseLimits, UNLIMITED } from './mail/family-limits.ts'
import { type ImapSettings, parseImapUrl } from './mail/imap-settings.ts'
import { isLoopback, parseRelayUrl, type RelaySettings } from './mail/relay-settings.ts'

/** Everything that the environment decides. It is read once. */
export type Config = {
  /** Folder of `schedules/` and `templates/`. */
  root: string
  /** Folder for what the service keeps on disk: its own PostgreSQL, its secret, the outbox. */
  varDir: string
  databaseUrl: string | undefined
  redisUrl: string | undefined
  /** Accept a Redis that may lose jobs. */
  allowUnsafeRedis: boolean
  relay: RelaySettings | undefined
  /** The most connections to the relay at once. */
  smtpConnections: number
  /** How many letters leave at once and in a minute for the families of recipient domains. */
  mailLimits: FamilyLimits
  /** The ISO date on which the warm-up of the sending domains begins. */
  warmUpFrom: string | undefined
  /** In milliseconds. How long a claimed letter belongs to a worker that gives no sign of life. */
  leaseMs: number
  /** In milliseconds. How long the service waits at start for a database or queue that does not answer. */
  startWithinMs: number
  /** The base URL at which readers reach the service, without a trailing slash. */
  publicUrl: string | undefined
  host: string
  port: number
  /** The domain of Message-IDs, of List-Ids and of the return path. Default: the sender's own. */
  mailDomain: string | undefined
  /** Undefined: letters leave unsigned, and the relay signs them. */
  dkim: DkimSettings | undefined
  /** Where mail that comes back is taken; without it, by the command alone. */
  bounceListen: DoorSettings | undefined
  /** Files, PEM. Without them that door offers no STARTTLS. */
  bounceTls: { key: string; cert: string } | undefined
  /** A mailbox that mail which comes back lies in. */
  bounceImap: ImapSettings | undefined
  /**
   * What relay services send along that tell over HTTP what became of letters, and the topic of those that sign
   * instead.
   */
  bounceHttp: { secret: string | undefined; topic: string | undefined }
  /** Opens `/metrics`; undefined: nobody sees it. */
  metricsToken: string | undefined
  /** The address that providers send complaints to, beside those of letters. */
  complaintsTo: Address | undefined
  secretKey: string | undefined
  /** The previous key: links made with it still open. */
  previousSecretKey: string | undefined
  /** The number of proxies in front of the pages that add to X-Forwarded-For. */
  trustedProxies: number
  /** In days. For how long each kind of data is kept. */
  retention: Retention
  logLevel: 'debug' | 'info' | 'warn' | 'error'
}

const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `expected an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  })

const whole = (least: number, most: number) =>
  z
    .string()
    .transform(Number)
    .refine(
      (number) => Number.isInteger(number) && number >= least && number <= most,
      `expected a whole number from ${least} to ${most}`,
    )

/** Read by a parser that throws an error which says what is wrong. */
const parsed = <T>(parse: (text: string) => T) =>
  z.string().transform((text, context) => {
    try {
      return parse(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message })
      return z.NEVER
    }
  })

const mailbox = parsed((text) => {
  const read = parseAddress(text)
  if (read.ok) return read.address
  throw new Error(`expected an address such as plaintes@association.fr: this one ${read.why}`)
})

const secret = z.string().min(32, 'expected at least 32 characters')
/** As an `Authorization` may have it. */
const tokenOfHttp = z
  .string()
  .regex(/^[\w.~+/=-]{32,256}$/, 'expected at least 32 letters, digits or - . _ ~ + / =')

const domain = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'expected a domain such as lettres.association.fr')

/** The name under which a key is published (RFC 6376 §3.1). */
const selector = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i,
    'expected a name such as lettres2026',
  )

/** Origin and path in ASCII, without a trailing slash; https unless it is this machine. */
const publicUrl = url('https:', 'http:')
  .transform((text) => new URL(text))
  .refine(
    (at) => at.protocol === 'https:' || isLoopback(at.hostname),
    'expected https://, which mail clients require',
  )
  .refine((at) => !at.search && !at.hash, 'expected an address without ? or #')
  .transform((at) => `${at.origin}${at.pathname}`.replace(/\/+$/, ''))

const RETENTION_EXAMPLE = `RETENTION="people=730 outbox=30", in days, with ${RETAINED.join(', ')}`
const MOST_DAYS = 36_500

/** The kinds that are named with a number of days; the others are kept for as long as usual. */
const retention = z.string().transform((text, context) => {
  const named = text.split(/[\s,]+/).map((part) => /^(\w+)=(\d{1,5})$/.exec(part))
  const days = named.map((part) => [part?.[1] ?? '', Number(part?.[2])] as const)
  if (
    days.every(([kind, number]) => RETAINED.some((one) => one === kind) && number > 0 && number <= MOST_DAYS)
  )
    return { ...USUAL_RETENTION, ...Object.fromEntries(days) }
  context.addIssue({ code: 'custom', message: `expected such as ${RETENTION_EXAMPLE}` })
  return z.NEVER
})

/**
 * A Postfix as it comes takes 50 from one client, an Exim 20 from everybody. After a kill, one letter for each may be
 * `unknown`.
 */
const MOST_CONNECTIONS = 20

const environment = z.object({
  FEUILLETON_ROOT: z.string().default('.'),
  VAR_DIR: z.string().optional(),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  ALLOW_UNSAFE_REDIS: z.enum(['0', '1'], 'expected 1, or nothing').default('0'),
  SMTP_URL: parsed(parseRelayUrl).optional(),
  SMTP_CONNECTIONS: whole(1, 100).default(MOST_CONNECTIONS),
  MAIL_LIMITS: parsed(parseLimits).optional(),
  MAIL_WARM_UP_FROM: z.iso.date('expected a date such as 2026-12-01').optional(),
  LEASE_SECONDS: whole(10, 3_600).default(120),
  START_WITHIN: whole(0, 3_600).default(60),
  PUBLIC_URL: publicUrl.optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(2121),
  MAIL_DOMAIN: domain.optional(),
  DKIM_DOMAIN: domain.optional(),
  DKIM_SELECTOR: selector.optional(),
  DKIM_KEY: z.string().optional(),
  DKIM_SECOND_SELECTOR: selector.optional(),
  DKIM_SECOND_KEY: z.string().optional(),
  BOUNCE_LISTEN: parsed(parseDoorUrl).optional(),
  BOUNCE_TLS_KEY: z.string().optional(),
  BOUNCE_TLS_CERT: z.string().optional(),
  BOUNCE_IMAP_URL: parsed(parseImapUrl).optional(),
  BOUNCE_HTTP_SECRET: tokenOfHttp.optional(),
  BOUNCE_HTTP_TOPIC: z
    .string()
    .regex(
      /^arn:(?:aws|aws-cn|scw):sns:[\w-]{1,40}:[\w-]{1,100}:[\w-]{1,256}$/,
      'expected the ARN of a topic such as arn:aws:sns:eu-west-3:123456789012:letters',
    )
    .optional(),
  METRICS_TOKEN: tokenOfHttp.optional(),
  COMPLAINTS_TO: mailbox.optional(),
  SECRET_KEY: secret.optional(),
  SECRET_KEY_PREVIOUS: secret.optional(),
  TRUSTED_PROXIES: whole(0, 10).default(0),
  RETENTION: retention.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})

/**
 * Reads the configuration from the environment.
 * @throws UserError that lists every variable that is wrong and what was expected.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new UserError(`the environment is not right:\n${lines.join('\n')}`)
  }
  const e = read.data
  if (e.SMTP_URL && !e.PUBLIC_URL) {
    throw new UserError(
      'SMTP_URL is set and PUBLIC_URL is not: letters need the address where readers reach this service, ' +
        'such as PUBLIC_URL=https://cours.association.fr',
    )
  }
  if ((e.BOUNCE_TLS_KEY === undefined) !== (e.BOUNCE_TLS_CERT === undefined)) {
    throw new UserError('BOUNCE_TLS_KEY and BOUNCE_TLS_CERT belong together: set both, or neither')
  }
  return {
    root: resolve(e.FEUILLETON_ROOT),
    varDir: resolve(e.VAR_DIR ?? `${e.FEUILLETON_ROOT}/var`),
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    allowUnsafeRedis: e.ALLOW_UNSAFE_REDIS === '1',
    relay: e.SMTP_URL,
    smtpConnections: e.SMTP_CONNECTIONS,
    mailLimits: e.MAIL_LIMITS ?? UNLIMITED,
    warmUpFrom: e.MAIL_WARM_UP_FROM,
    leaseMs: e.LEASE_SECONDS * 1000,
    startWithinMs: e.START_WITHIN * 1000,
    publicUrl: e.PUBLIC_URL,
    host: e.HOST,
    port: e.PORT,
    mailDomain: e.MAIL_DOMAIN,
    dkim: dkimSettings(e),
    bounceListen: e.BOUNCE_LISTEN,
    bounceTls:
      e.BOUNCE_TLS_KEY && e.BOUNCE_TLS_CERT ? { key: e.BOUNCE_TLS_KEY, cert: e.BOUNCE_TLS_CERT } : undefined,
    bounceImap: e.BOUNCE_IMAP_URL,
    bounceHttp: { secret: e.BOUNCE_HTTP_SECRET, topic: e.BOUNCE_HTTP_TOPIC },
    metricsToken: e.METRICS_TOKEN,
    complaintsTo: e.COMPLAINTS_TO,
    secretKey: e.SECRET_KEY,
    previousSecretKey: e.SECRET_KEY_PREVIOUS,
    trustedProxies: e.TRUSTED_PROXIES,
    retention: e.RETENTION ?? USUAL_RETENTION,
    logLevel: e.LOG_LEVEL,
  }
}

/** The host name that the relay is greeted with. */
export function ehloName(config: Config): string {
  return config.mailDomain ?? (config.publicUrl ? new URL(config.publicUrl).hostname : 'localhost')
}
