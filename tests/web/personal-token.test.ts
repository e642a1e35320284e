import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { makeToken, type PersonalPurpose } from '../../src/domain/tokens.ts'
import { pagesOf } from '../../src/site.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { openToSignUp } from '../support/sign-up.ts'
import { withStatements } from '../support/statements.ts'

const PUBLIC_URL = 'https://cours.example'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

/** The pages of a course with a brand of its own, which is looked up by the token, and as often as it was asked for. */
async function opened() {
  const { db } = database
  const { clock, ask } = await openToSignUp(db)
  await ask('ana@example.org')
  await sql`
    insert into feuilleton.brands (programme, name, set_at) values ('essai', 'La marque', ${clock.now()})`.execute(
    db,
  )
  const watched = withStatements(db)
  const parts = {
    db: watched.db,
    clock,
    keys: IMPORTED.keys,
    publicUrl: PUBLIC_URL,
    config: readConfig({ PUBLIC_URL }),
  }
  const app = pagesOf({ ...parts, outbox: undefined, post: undefined, onError: () => undefined })
  return async (path: string) => {
    watched.statements.length = 0
    const answer = await app.request(`${PUBLIC_URL}${path}`)
    const asked = watched.statements.filter((text) =>
      text.includes('select generation from feuilleton.enrolments'),
    )
    return { status: answer.status, text: await answer.text(), asked: asked.length }
  }
}

const linkTo = (purpose: PersonalPurpose, generation = 0) => makeToken(IMPORTED.keys, purpose, 1, generation)

describe('the generation of a link', () => {
  it.each([
    ['me', `/me/${linkTo('me')}/data`],
    ['confirm', `/confirm/${linkTo('confirm')}`],
  ])('is asked for once, for the brand, the language and the page: /%s', async (_, path) => {
    const get = await opened()
    await sql`update feuilleton.enrolments set state = 'active', joined_at = now()`.execute(database.db)
    const { status, text, asked } = await get(path)
    expect([status, asked]).toEqual([200, 1])
    expect(text).toContain('La marque')
  })

  it('is asked for once when the link opens nothing, too', async () => {
    const get = await opened()
    const { status, asked } = await get(`/me/${linkTo('me', 1)}`)
    expect([status, asked]).toEqual([404, 1])
  })

  it('is asked for anew by the next request', async () => {
    const get = await opened()
    await sql`update feuilleton.enrolments set state = 'active', joined_at = now()`.execute(database.db)
    expect((await get(`/me/${linkTo('me')}/data`)).status).toBe(200)
    await sql`update feuilleton.enrolments set generation = 1`.execute(database.db)
    expect((await get(`/me/${linkTo('me')}/data`)).status).toBe(404)
  })
})
