import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { endAtExit } from './end-at-exit.ts'
import { lastingPort } from './lasting-port.ts'
import { until } from './service-process.ts'

/** What Debian's package brings, and starts from when it is installed. */
const DEBIAN = { main: '/usr/share/postfix/main.cf.debian', tls: '/usr/share/postfix/main.cf.tls' }
const MASTER = '/usr/share/postfix/master.cf.dist'

/** Postfix has users of its own to run as, so it is root's to start. */
const hasPostfix = existsSync(DEBIAN.main) && process.getuid?.() === 0

/** Tests that need a real Postfix: skipped aloud where there is none, and a failure there in continuous integration. */
export function describeWithPostfix(name: string, tests: () => void): void {
  if (hasPostfix) {
    describe(name, tests)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs postfix', () => {
        throw new Error(`no Postfix of Debian's at ${DEBIAN.main}, or not as root`)
      })
    })
  } else {
    console.info(`skipped, as this machine has no Postfix of Debian's, or this is not root: ${name}`)
    describe.skip(name, tests)
  }
}

export type TestPostfix = {
  port: number
  /** The letters in the mailbox of an address, as they were written there. */
  mailbox(address: string): string[]
  log(): string
  /** Gives up all letters that are put off, as after their last day; the reports that wait go on. */
  expire(): void
  stop(): Promise<void>
}

/**
 * A Postfix of its own on loopback, set as Debian sets it: STARTTLS offered with the certificate that the machine made for
 * itself. It knows these mailboxes of example.org, and refuses others there; `@bounce.example` is a mailbox for all of
 * that domain. Mail to the domains of `routes` goes on to these ports of loopback; of what is put off there it tells
 * after two seconds. Mail to the domain of `pipe` goes to a command, with its recipient as the last argument.
 */
export async function startPostfix(
  addresses: readonly string[],
  routes: Readonly<Record<string, number>> = {},
  pipe?: { domain: string; command: readonly string[] },
): Promise<TestPostfix> {
  const directory = mkdtempSync(join(tmpdir(), 'feuilleton-postfix-'))
  chmodSync(directory, 0o755)
  const port = await lastingPort()
  const at = (name: string) => join(directory, name)
  for (const name of ['etc', 'spool', 'data', 'mail']) mkdirSync(at(name), { mode: 0o755 })
  for (const name of ['data', 'mail']) execFileSync('chown', ['postfix:postfix', at(name)])
  writeFileSync(at('etc/mailboxes'), addresses.map((address) => `${address} ${address}/\n`).join(''))
  const ways = Object.entries(routes).map(([domain, to]) => `${domain} smtp:[127.0.0.1]:${to}\n`)
  if (pipe !== undefined) ways.push(`${pipe.domain} feuilleton:\n`)
  writeFileSync(at('etc/routes'), ways.join(''))
  const domains = addresses.flatMap((address) => (address.startsWith('@') ? [address.slice(1)] : []))
  writeFileSync(at('etc/main.cf'), mainOf(directory, ['example.org', ...domains]))
  writeFileSync(at('etc/master.cf'), masterOf(port) + pipeOf(pipe?.command ?? ['/bin/false']))
  const child = spawn('postfix', ['-c', at('etc'), 'start-fg'], { stdio: 'ignore' })
  endAtExit(child)
  const ended = once(child, 'exit')
  const log = () => (existsSync(at('maillog')) ? readFileSync(at('maillog'), 'utf8') : '')
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`Postfix ended:\n${log()}`)
    return (await answers(port)) ? true : undefined
  })
  return {
    port,
    log,
    mailbox(address) {
      const folder = at(`mail/${address}/new`)
      if (!existsSync(folder)) return []
      return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    },
    expire() {
      const queue = execFileSync('postqueue', ['-c', at('etc'), '-j'], { encoding: 'utf8' })
      const mails = queue
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
      for (const { queue_id, sender } of mails)
        if (sender !== 'MAILER-DAEMON')
          execFileSync('postsuper', ['-c', at('etc'), '-e', queue_id], { stdio: 'ignore' })
    },
    async stop() {
      execFileSync('postfix', ['-c', at('etc'), 'stop'], { stdio: 'ignore' })
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Debian's own settings, and below them where everything is and whose mail it is. */
function mainOf(directory: string, domains: readonly string[]): string {
  const debian = [DEBIAN.main, DEBIAN.tls].map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
  const own = {
    queue_directory: `${directory}/spool`,
    data_directory: `${directory}/data`,
    maillog_file: `${directory}/maillog`,
    maillog_file_prefixes: directory,
    myhostname: 'relay.example.org',
    mydestination: '',
    inet_interfaces: 'loopback-only',
    alias_maps: '',
    // Nothing that a test writes goes anywhere else.
    default_transport: 'error:this Postfix keeps everything',
    transport_maps: `texthash:${directory}/etc/routes`,
    // On a busy machine a process needs more than a second to let go of a letter. One that the queue manager finds held
    // when its next try is due (“skipped, still being delivered”) stays where it is until the queue manager starts
    // again.
    queue_run_delay: '2s',
    minimal_backoff_time: '5s',
    maximal_backoff_time: '5s',
    delay_warning_time: '2s',
    feuilleton_destination_recipient_limit: '1',
    virtual_mailbox_domains: domains.join(' '),
    virtual_mailbox_base: `${directory}/mail`,
    virtual_mailbox_maps: `texthash:${directory}/etc/mailboxes`,
    virtual_uid_maps: `static:${idOf('-u')}`,
    virtual_gid_maps: `static:${idOf('-g')}`,
    virtual_minimum_uid: '1',
  }
  return [...debian, ...Object.entries(own).map(([name, value]) => `${name} = ${value}`), ''].join('\n')
}

function idOf(kind: '-u' | '-g'): string {
  return execFileSync('id', [kind, 'postfix'], { encoding: 'utf8' }).trim()
}

/** Debian's services, with SMTP on this port of loopback alone, and a log without syslog. */
function masterOf(port: number): string {
  const services = readFileSync(MASTER, 'utf8').replace(/^smtp( +inet)/m, `127.0.0.1:${port}$1`)
  const hasLog = /^postlog /m.test(services)
  return hasLog ? services : `${services}\npostlog unix-dgram n - n - 1 postlogd\n`
}

/** A command as pipe(8) takes it: what has spaces in braces. */
function pipeOf(command: readonly string[]): string {
  const argv = command
    .map((part) => (/\s/.test(part) ? `{ ${part.replaceAll('$', '$$$$')} }` : part))
    .join(' ')
  return `feuilleton unix - n n - 1 pipe user=nobody argv=${argv} \${original_recipient}\n`
}

function answers(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => done(true)).once('error', () => done(false))
    const done = (is: boolean) => {
      socket.destroy()
      answer(is)
    }
  })
}
