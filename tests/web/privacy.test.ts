import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { readConfig } from '../../src/config.ts'
import { helpPath } from '../../src/domain/help-path.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { sayIn } from '../../src/language/say.ts'
import { pagesOf } from '../../src/site.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'

const PUBLIC_URL = 'https://cours.example'
const clock = { now: () => new Date('2027-02-20T10:00:00Z') }
const PRIVACY = {
  controller: {
    name: 'Association Le RAMEAU',
    address: '7 rue de l’Essai, Paris',
    contact: 'donnees@rameau.example',
    dpo: 'Dana Delmas',
    director: 'Inès Roy',
  },
  relay: 'Relais SAS, France',
  host: 'Hôte SARL, Lyon',
}

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

async function schedule(schedule: object): Promise<void> {
  const edition = courseEdition(2, { schedule })
  await scheduleCohort(
    database.db,
    { edition, dayOne: '2027-03-01', slug: edition.programme.programme, signUp: 'open' },
    clock.now(),
  )
}

async function read(path: string, env: Record<string, string> = {}): Promise<string> {
  const config = readConfig({ PUBLIC_URL, ...env })
  const parts = { db: database.db, clock, keys: IMPORTED.keys, publicUrl: PUBLIC_URL, config }
  const site = pagesOf({ ...parts, outbox: undefined, post: undefined, onError: () => undefined })
  const answer = await site.request(`${PUBLIC_URL}${path}`)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}

describe('the pages about data', () => {
  it('name who answers for the data, who else gets them, and where to complain, in every language', async () => {
    await schedule({ privacy: PRIVACY })
    const { controller, relay, host } = PRIVACY
    const told = [
      controller.name,
      controller.address,
      controller.contact,
      controller.dpo,
      relay,
      host,
      'CNIL',
    ]
    for (const path of ['/aide', '/help', '/ayuda', '/confidentialite', '/privacy', '/privacidad']) {
      const page = await read(path)
      expect([path, told.filter((words) => !page.includes(words))]).toEqual([path, []])
    }
  })

  it('tell the rights of readers, and the legal notice of these pages', async () => {
    await schedule({ privacy: PRIVACY })
    const page = await read('/confidentialite')
    for (const right of ['voir', 'corriger', 'effacer', 'emporter', 'limiter', 'opposer', 'retirer'])
      expect(page).toContain(right)
    expect(page).toContain('Mentions légales')
    expect(page).toContain('Directeur de la publication\u00A0: Inès Roy')
    expect(page).toContain('Hébergeur\u00A0: Hôte SARL, Lyon')
  })

  it('tell for how long each kind is kept, as it is set', async () => {
    await schedule({ privacy: PRIVACY })
    expect(await read('/privacy')).toContain('3 years after the last letter')
    expect(await read('/privacy', { RETENTION: 'people=400' })).toContain('400 days after the last letter')
  })

  it.each(LANGUAGES)(
    'say on the page of help why a letter came, how to leave and whom to ask, in %s',
    async (language) => {
      await schedule({ privacy: PRIVACY })
      const help = await read(`${helpPath(language)}?lang=${language}`)
      const say = sayIn(language)
      for (const part of ['why', 'leave', 'question'] as const) {
        expect(help).toContain(`<h2>${say(`help.${part}.title`)}</h2>`)
        expect(help).toContain(say(`help.${part}.text`))
      }
    },
  )

  it('say what they can while nobody is named', async () => {
    await schedule({ privacy: undefined, sender: { name: 'Cycle', address: 'c@asso.fr', postal: '1 rue' } })
    const page = await read('/confidentialite')
    expect(page).toContain('n’est pas encore nommé ici')
    expect(page).toContain('Cycle, 1 rue\u00A0: écrivez à c@asso.fr')
    expect(page).not.toContain('Mentions légales')
  })

  it('have a part for each controller, and one for programmes that share theirs', async () => {
    const own = { controller: { name: 'Autre', address: '2 rue', contact: 'autre@asso.fr' } }
    await schedule({ programme: 'a', title: 'Cours A', privacy: PRIVACY })
    await schedule({ programme: 'b', title: 'Cours B', privacy: PRIVACY })
    await schedule({ programme: 'c', title: 'Cours C', privacy: own })
    const page = await read('/confidentialite')
    expect(page).toContain('Pour Cours A et Cours B</h2>')
    expect(page).toContain('Pour Cours C</h2>')
  })
})

it('the sign-up form says who keeps what, the IP address too, and leads to the page about data', async () => {
  await schedule({ privacy: PRIVACY })
  for (const language of LANGUAGES) {
    const form = await read(`/p/essai/join?lang=${language}`)
    expect(form).toMatch(/Association Le RAMEAU [^<]*IP[^<]*<a href="\/(confidentialite|privacy|privacidad)"/)
  }
})
