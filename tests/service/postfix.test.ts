import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { morningEdition } from '../faults/stage.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { scheduleDue } from '../support/due-cohort.ts'
import { ledgerRows, ledgerWords } from '../support/ledger-rows.ts'
import { describeWithPostfix, startPostfix, type TestPostfix } from '../support/postfix.ts'
import { type ServiceProcess, startServiceProcess, until } from '../support/service-process.ts'
import { signingKeys } from '../support/signing-keys.ts'

const READERS = ['ana@example.org', 'bob@example.org', 'cleo@example.org']
const GONE = 'gone@example.org'

let database: TestDatabase
let postfix: TestPostfix | undefined
let service: ServiceProcess | undefined
let varDir: string

afterEach(async () => {
  await service?.end('SIGTERM')
  await postfix?.stop()
  await database.close()
  rmSync(varDir, { recursive: true, force: true })
})

const isOver = async () =>
  (await ledgerRows(database.db)).filter(({ state }) => ['submitted', 'bounced'].includes(state)).length ===
  READERS.length + 1

describeWithPostfix('a Postfix as Debian sets it up, on the same machine', () => {
  it('gets every letter over TLS and signed, delivers it, and has its word taken for a reader who is not there', async () => {
    database = await testDatabase()
    varDir = mkdtempSync(join(tmpdir(), 'feuilleton-postfix-var-'))
    postfix = await startPostfix(READERS)
    await scheduleDue(database.db, { people: [...READERS, GONE], edition: morningEdition() })
    const [rsa = ''] = signingKeys().pems
    writeFileSync(join(varDir, 'rsa.pem'), rsa)
    service = await startServiceProcess({
      DATABASE_URL: database.url,
      VAR_DIR: varDir,
      SMTP_URL: `smtp://127.0.0.1:${postfix.port}`,
      PUBLIC_URL: 'https://cours.example.org',
      DKIM_DOMAIN: 'essai.example',
      DKIM_SELECTOR: 'rsa2027',
      DKIM_KEY: join(varDir, 'rsa.pem'),
      LOG_LEVEL: 'warn',
    })
    const { mailbox } = postfix
    await until(async () => ((await isOver()) ? true : undefined))
    expect(await ledgerWords(database.db)).toEqual([
      ...READERS.map((address) => `jour-01 ${address} submitted`),
      `jour-01 ${GONE} bounced`,
    ])
    await until(() => (READERS.every((address) => mailbox(address).length > 0) ? true : undefined))
    for (const address of READERS) {
      const [letter = '', ...others] = mailbox(address)
      expect(others).toEqual([])
      expect(letter, 'over TLS').toMatch(/^\tby relay\.example\.org \(Postfix\) with ESMTPS /m)
      expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
      expect(letter).toMatch(
        /^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=essai\.example;\n s=rsa2027; /m,
      )
    }
    const { rows } = await sql`select address_key, reason from feuilleton.suppressions`.execute(database.db)
    expect(rows).toEqual([
      { addressKey: GONE, reason: expect.stringMatching(/^550 5\.1\.1 <gone@example\.org>/) },
    ])
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
  })
})
