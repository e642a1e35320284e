import { html, raw } from 'hono/html'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { tabs } from '../../../html/tabs.ts'
import type { Say } from '../../../language/say.ts'
import { type AskedPeople, peopleAddress } from './asked-people.ts'

type Place = { path: string; asked: AskedPeople; say: Say }

/** The list comes anew while one types, and by the button where no script runs. */
const LIVE = raw(
  'hx-trigger="input delay:300ms from:#q, submit" hx-target="#people" hx-select="#people" hx-swap="outerHTML"',
)

/** The field in which people are searched, and the ways to those who need somebody. */
export function peopleSearch({ path, asked, say }: Place): Html {
  const kept = (['standing', 'letter', 'outcome'] as const).map((name) => hidden(name, asked[name]))
  return html`<form class="search" role="search" method="get" action="${path}" hx-get="${path}" ${LIVE}>
${field({ name: 'q', label: say('o.people.search'), hint: say('o.people.searchHint'), value: asked.typed })}${kept}${submit({ label: say('o.people.find'), tone: 'quiet' })}</form>
`
}

function hidden(name: 'standing' | 'letter' | 'outcome', value: string | undefined): Html | '' {
  if (value === undefined) return ''
  return html`<input type="hidden" name="${name === 'standing' ? 'state' : name}" value="${value}">`
}

type Narrowing = Pick<AskedPeople, 'standing' | 'outcome'>

const NARROWINGS = [
  [{ standing: undefined, outcome: undefined }, 'o.people.all'],
  [{ standing: undefined, outcome: 'bounced' }, 'o.people.bounced'],
  [{ standing: undefined, outcome: 'unknown' }, 'o.people.unknown'],
  [{ standing: 'left', outcome: undefined }, 'o.people.left'],
  [{ standing: 'paused', outcome: undefined }, 'o.people.paused'],
  [{ standing: 'pending', outcome: undefined }, 'o.people.pending'],
  [{ standing: 'not-begun', outcome: undefined }, 'o.people.notBegun'],
] as const satisfies readonly [Narrowing, string][]

/** Where numbers of other pages lead: shown while one is there. */
const ELSEWHERE = [
  [{ standing: 'joined', outcome: undefined }, 'o.people.joined'],
  [{ standing: 'going', outcome: undefined }, 'o.people.going'],
  [{ standing: 'active', outcome: undefined }, 'o.people.active'],
  [{ standing: 'switched', outcome: undefined }, 'o.people.switched'],
  [{ standing: 'guest', outcome: undefined }, 'o.people.guests'],
  [{ standing: undefined, outcome: 'held' }, 'o.people.held'],
] as const satisfies readonly [Narrowing, string][]

/** One click to those who bounced, left, pause or have not begun. */
export function peopleChoices({ path, asked, say }: Place): Html {
  const isCurrent = ({ standing, outcome }: Narrowing) =>
    asked.letter === undefined && asked.standing === standing && asked.outcome === outcome
  const shown = [...NARROWINGS, ...ELSEWHERE.filter(([narrowing]) => isCurrent(narrowing))]
  return tabs({
    label: say('o.people.narrow'),
    kind: 'plain',
    tabs: shown.map(([narrowing, label]) => ({
      href: peopleAddress(path, asked, { ...narrowing, letter: undefined }),
      label: say(label),
      isCurrent: isCurrent(narrowing),
    })),
  })
}
