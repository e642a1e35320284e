import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasRight, ROLES } from '../../../src/domain/rights.ts'
import { listOrganisers } from '../../../src/store/organisers.ts'
import type { OrganiserRoute } from '../../../src/web/organiser/route.ts'
import { ORGANISER_ROUTES } from '../../../src/web/organiser/routes.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type Browser, type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'
import { organiserPaths } from '../../support/organiser-paths.ts'
import { type OrganiserStage, organiserStage } from '../../support/organiser-stage/organiser-stage.ts'
import { addDevices } from '../../support/organiser-stage/team.ts'

/** Forms that are on no page of a stage, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '/cohorts/:slug/change/undo': 'beside what is told once the dates are changed',
  '/cohorts/:slug/joining/undo': 'beside what is told once it is changed who may join',
  '/cohorts/:slug/people/move/undo': 'beside what is told once people are moved',
  '/cohorts/:slug/call-back': 'beside what is told once letters leave again',
  '/cohorts/:slug/correct': 'where the words of its files were corrected since',
  '/cohorts/:slug/events/:event/attended': 'on the preview of a list that was sent',
  '/programmes/:programme/publish': 'where one has drafts',
  '/programmes/:programme/lessons/:day/discard': 'beside a draft of one’s own',
  '/programmes/:programme/schedule/text/discard': 'beside a draft of one’s own',
  '/programmes/:programme/layout/discard': 'beside a draft of one’s own',
  '/programmes/:programme/folder': 'where a published file was changed in the folder, too',
  '/settings/brand/save': 'on the preview of a brand that was sent',
  '/settings/brand/of/:programme/save': 'on the preview of a brand that was sent',
}

const PEOPLE = ROLES.flatMap((role) => [true, false].map((mayExport) => ({ role, mayExport })))
type Person = (typeof PEOPLE)[number]
type Method = OrganiserRoute['method']
/** A link or a form, the page that it is on, and the route that it leads to. */
type Shown = { on: string; to: string; route: Pick<OrganiserRoute, 'method' | 'path' | 'right'> | undefined }

/** One of the buttons of a draft, whose form asks for less: see `postDraft`. */
const SCHEDULING = { method: 'post', path: '/cohorts/draft', right: 'run' } as const

describe('the buttons and links of organisers’ pages', () => {
  let database: TestDatabase
  let stage: OrganiserStage
  let pages: OrganiserPages
  let paths: ReturnType<typeof organiserPaths>

  beforeAll(async () => {
    database = await testDatabase()
    stage = await organiserStage(database)
    pages = organiserPages({ db: database.db, clock: stage.clock }, { rehearsals: stage.rehearsals })
    paths = organiserPaths(stage)
  })
  afterAll(async () => {
    await stage.close()
    await database.close()
  })

  it('are looked at on every page: each has an address', () => {
    const routes = ORGANISER_ROUTES.filter(({ method }) => method === 'get').map(({ path }) => path)
    expect(Object.keys(paths).sort()).toEqual([...new Set(routes)].sort())
  })

  it.each(PEOPLE)('lead to what a $role may do, with lists to take out: $mayExport', async (person) => {
    const { shown, forms } = await lookThrough(person)
    const beyond = shown.filter(({ route }) => !route || !hasRight(person, route.right))
    expect(beyond.map(({ on, to }) => `${on}: ${to}`)).toEqual([])
    const own = ORGANISER_ROUTES.filter(({ method, right }) => method === 'post' && hasRight(person, right))
    const missing = own.filter(({ path }) => !forms.has(path) && !ELSEWHERE[path])
    expect(missing.map(({ path }) => path)).toEqual([])
  })

  /** All that somebody is shown on the pages that they may see, and the paths of the routes of its forms. */
  async function lookThrough(person: Person): Promise<{ shown: Shown[]; forms: Set<string> }> {
    const browser = await signedIn(person)
    const shown: Shown[] = []
    for (const on of pagesFor(person)) {
      const { status, text } = await browser.get(on)
      expect([on, status]).toEqual([on, 200])
      shown.push(...waysIn(text).map(({ method, to }) => ({ on, to, route: routeOf(method, to) })))
      if (text.includes('value="schedule"')) shown.push({ on, to: 'schedule', route: SCHEDULING })
    }
    const posts = shown.flatMap(({ route }) => (route?.method === 'post' ? [route.path] : []))
    return { shown, forms: new Set(posts) }
  }

  async function signedIn({ role, mayExport }: Person): Promise<Browser> {
    const name = `${role} ${mayExport}`
    const browser = await pages.as(role, { mayExport, name })
    const own = (await listOrganisers(database.db)).find((organiser) => organiser.name === name)!
    await addDevices(database.db, own.id, stage.clock.now())
    return browser
  }

  function pagesFor(person: Person): readonly string[] {
    const own = ORGANISER_ROUTES.filter(({ method, right }) => method === 'get' && hasRight(person, right))
    return own.flatMap(({ path }) => paths[path]?.pages ?? [])
  }
})

/** Where a page leads within those of organisers: by links, by frames, by forms, and by what it loads itself. */
function waysIn(text: string): { method: Method; to: string }[] {
  const forms = [...text.matchAll(/<form\b[^>]*\baction="(\/o[^"]*)"[^>]*>/g)]
  const isPost = ([tag]: RegExpExecArray) => tag.includes('method="post"')
  const posts = text.matchAll(/\bhx-post="(\/o[^"]*)"/g)
  const links = text.matchAll(/\b(?:href|src|hx-get)="(\/o(?:[/?#][^"]*)?)"/g)
  const of = (method: Method, found: Iterable<RegExpExecArray>) =>
    [...found].map(([, to = '']) => ({ method, to: to.replaceAll('&amp;', '&') }))
  return [
    ...of('post', [...forms.filter(isPost), ...posts]),
    ...of('get', [...forms.filter((form) => !isPost(form)), ...links]),
  ]
}

/** The route that answers there, as the router finds it: the first whose path matches. */
function routeOf(wanted: Method, to: string): OrganiserRoute | undefined {
  const path = new URL(to, 'https://cours.example').pathname
  return ORGANISER_ROUTES.find(({ method, path: own }) => method === wanted && patternOf(own).test(path))
}

function patternOf(path: string): RegExp {
  const below = path === '/' ? '' : path.replaceAll(/:\w+(?:\{([^}]*)\})?/g, (_, own) => own ?? '[^/]+')
  return new RegExp(`^/o${below}$`)
}
