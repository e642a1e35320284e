import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
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

const DOVECOT = '/usr/sbin/dovecot'
const hasDovecot = existsSync(DOVECOT) && process.getuid?.() === 0

/** Tests that need a real Dovecot: skipped aloud where there is none, and a failure there in continuous integration. */
export function describeWithDovecot(name: string, tests: () => void): void {
  if (hasDovecot) {
    describe(name, tests)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs dovecot', () => {
        throw new Error(`no Dovecot at ${DOVECOT}, or not as root`)
      })
    })
  } else {
    console.info(`skipped, as this machine has no Dovecot, or this is not root: ${name}`)
    describe.skip(name, tests)
  }
}

export type TestDovecot = {
  port: number
  user: string
  password: string
  /** Puts a mail into the inbox, as a mail server does. */
  deliver(mail: Uint8Array): void
  /** How many mails lie in a folder. */
  count(folder: 'INBOX' | 'Feuilleton'): number
  stop(): Promise<void>
}

/** A Dovecot of its own on loopback, with one mailbox. */
export async function startDovecot(): Promise<TestDovecot> {
  const directory = mkdtempSync(join(tmpdir(), 'feuilleton-dovecot-'))
  chmodSync(directory, 0o755)
  const port = await lastingPort()
  const at = (name: string) => join(directory, name)
  for (const name of ['run', 'state', 'mail', 'mail/tmp', 'mail/new', 'mail/cur'])
    mkdirSync(at(name), { mode: 0o755 })
  writeFileSync(at('dovecot.conf'), configOf(directory, port))
  own(at('mail'))
  const child = spawn(DOVECOT, ['-F', '-c', at('dovecot.conf')], { stdio: 'ignore' })
  endAtExit(child)
  const ended = once(child, 'exit')
  await until(async () => {
    if (child.exitCode !== null) throw new Error('Dovecot ended')
    return (await answers(port)) ? true : undefined
  })
  let delivered = 0
  const mailsIn = (folder: string) =>
    ['new', 'cur'].flatMap((part) => (existsSync(join(folder, part)) ? readdirSync(join(folder, part)) : []))
  return {
    port,
    user: 'retours',
    password: 'a-secret',
    deliver(mail) {
      const name = `${Date.now()}.${++delivered}.test`
      writeFileSync(at(`mail/tmp/${name}`), mail)
      own(at('mail/tmp'))
      renameSync(at(`mail/tmp/${name}`), at(`mail/new/${name}`))
    },
    count: (folder) => mailsIn(at(folder === 'INBOX' ? 'mail' : `mail/.${folder}`)).length,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function own(folder: string): void {
  execFileSync('chown', ['-R', 'dovecot:dovecot', folder])
}

function configOf(directory: string, port: number): string {
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${directory}/mail
mail_home = ${directory}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = dovecot
mail_gid = dovecot
passdb {
  driver = static
  args = password=a-secret
}
userdb {
  driver = static
  args = uid=dovecot gid=dovecot home=${directory}
}
namespace inbox {
  inbox = yes
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`
}

function answers(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1')
    const done = (is: boolean) => {
      socket.destroy()
      answer(is)
    }
    socket.once('data', () => done(true)).once('error', () => done(false))
  })
}
