import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { pagesOf } from '../../src/site.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'

const PUBLIC_URL = 'https://cours.example'
const { keys } = IMPORTED

const PATHS = [
  ...['/p/a-course', '/p/a-course/join', '/e/mars/webinaire', '/c/mars', '/link', '/help', '/nowhere'],
  `/me/${makeToken(keys, 'me', 1)}`,
  `/read/${makeToken(keys, 'read', 1)}`,
  `/u/${makeToken(keys, 'unsubscribe', 1)}`,
  ...['/o/sign-in', '/o/nowhere'],
]

describe('while the database is away', () => {
  let away: Database

  beforeAll(() => {
    // Nothing listens at port 1.
    away = openDatabase('postgres://nobody@127.0.0.1:1/none', { connections: 2, onError: () => undefined })
  })

  afterAll(() => away.destroy())

  it.each(PATHS)('%s is a calm page, and one failure to log', async (path) => {
    const { ask, failures } = siteOn(away)
    const answer = await ask(path)
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(answer.text).toContain('Cette page ne peut pas s’afficher pour le moment')
    expect(answer.text).not.toMatch(/ECONNREFUSED|\bat .*\.ts/)
    expect(failures).toHaveLength(1)
  })

  it('says so in the language that the address or the browser asks for', async () => {
    const { ask } = siteOn(away)
    expect((await ask('/link?lang=en')).text).toContain('<html lang="en"')
    expect((await ask('/link', { 'Accept-Language': 'es' })).text).toContain('<html lang="es"')
  })

  it('has the headers of every page', async () => {
    const { headers } = await siteOn(away).ask('/link')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(headers.get('Cache-Control')).toBe('no-store')
  })
})

describe('an unknown address', () => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await testDatabase()
  })

  afterAll(() => database.close())

  it.each(['/nowhere', '/o/nowhere', '/p/nowhere/at/all', '/me', '/wp-login.php'])(
    '%s has a calm page, with the headers of every page',
    async (path) => {
      const { ask, failures } = siteOn(database.db)
      const answer = await ask(`${path}?lang=en`)
      expect(answer.status).toBe(404)
      expect(answer.text).toContain('There is nothing here')
      for (const name of ['Content-Security-Policy', 'Cross-Origin-Opener-Policy', 'Permissions-Policy'])
        expect(answer.headers.get(name), name).not.toBeNull()
      expect(failures).toEqual([])
    },
  )
})

function siteOn(db: Database) {
  const failures: Error[] = []
  const site = pagesOf({
    ...{ db, keys, publicUrl: PUBLIC_URL, config: readConfig({ PUBLIC_URL }) },
    clock: { now: () => new Date('2027-03-15T12:00:00Z') },
    ...{ outbox: undefined, post: undefined },
    onError: (error) => failures.push(error),
  })
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await site.request(`${PUBLIC_URL}${path}`, { headers })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  return { ask, failures }
}
