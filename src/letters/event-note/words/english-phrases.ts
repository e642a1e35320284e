import { MOST_CHANGES } from '../moved-moments.ts'

/** `tomorrow at 13:00`, `on Thursday 19 September at 13:00`, `on Thursday 19 September`. */
export function when(moment: string): string {
  return `{% unless ${moment}.near %}on {% endunless %}{{ ${moment} | relative_day }}${hour(moment)}`
}

/** `Tomorrow at 13:00`, `Thursday 19 September`. Capitals of months would be lost by `capitalize`. */
export function whenFirst(moment: string): string {
  return `{% if ${moment}.near %}{{ ${moment} | relative_day | capitalize }}{% else %}{{ ${moment} | date }}{% endif %}${hour(moment)}`
}

/** `Thursday 19 September at 13:00`, true whenever it is read. */
export function dated(moment: string): string {
  return `{{ ${moment} | date }}${hour(moment)}`
}

function hour(moment: string): string {
  return `{% if ${moment}.timed %} at {{ ${moment} | time }}{% endif %}`
}

/** Cases of the event that a letter is about. */
export function byKind({ webinar, mooc, release }: Record<'webinar' | 'mooc' | 'release', string>): string {
  return `{% if event.kind == "webinar" %}${webinar}{% elsif event.kind == "mooc" %}${mooc}{% else %}${release}{% endif %}`
}

export const NOUN = byKind({ webinar: 'webinar', mooc: 'MOOC', release: 'publication' })

/** `takes place tomorrow at 13:00`, or what has become of it. */
export const TAKES_PLACE = `{% if over %}took place{% elsif begun %}began{% else %}takes place{% endif %} ${when('event.start')}`

/** `Tomorrow at 13:00`, or what has become of it: for a subject or a title. */
export const WEBINAR_WHEN = `{% if over %}The webinar took place{% elsif begun %}The webinar has begun{% else %}${whenFirst('event.start')}{% endif %}`

/** `session begins tomorrow`: an article stands before it. */
export const SESSION_STARTS = `session {% if begun %}began{% else %}begins{% endif %} ${when('event.start')}`
export const SESSION_ENDS = `session {% if over %}ended{% else %}ends{% endif %} ${when('event.end')}`

/** `tomorrow at 13:00`, or what has become of it: after a title and a colon. */
export const IT_IS = `{% if over %}it was ${when('event.start')}{% elsif begun %}it is on now{% else %}${when('event.start')}{% endif %}.`

/** Where the button leads. */
export const BUTTON = `{% if replays %}Watch the recording{% elsif joins %}Join the webinar{% elsif event.kind != "release" %}Open the page of the ${NOUN}{% elsif opens_page %}Open my course{% else %}Have a look at the publication{% endif %}`
export const PAGE = `The page of the ${NOUN}`
export const NOT_COMING = `{% if event.kind == "webinar" and registered %}{% if begun %}The page of the webinar{% else %}I cannot come{% endif %}{% elsif waiting %}Stop waiting{% else %}${PAGE}{% endif %}`

export const JOINING = [
  {
    if: 'join_unknown and registered and over == false',
    text: 'The link for taking part is not known yet: once it is, you will find it on the page of the webinar.',
  },
]

/** `The start, planned for Thursday 12 September, is now on Monday 16 September.` for each moment that moved. */
export const MOVES = Array.from({ length: MOST_CHANGES }, (_, index) => {
  const change = `change_${index + 1}`
  return {
    if: change,
    text: `${whatMoved(change)}, planned for ${dated(`${change}.was`)}, is now set for ${dated(`${change}.now`)}.`,
  }
})

function whatMoved(change: string): string {
  const name = (known: string) => `${change}.name == "${known}"`
  return `{% if event.kind == "release" %}The release{% elsif ${name('opens')} %}The opening of sign-up{% elsif ${name('end')} %}The end of the ${NOUN}{% elsif ${name('start')} %}{% if event.kind == "webinar" %}The webinar{% else %}The start of the session{% endif %}{% else %}A milestone{% endif %}`
}

const WHY = 'You receive this message because'
export const WHY_COURSE = `${WHY} you follow “{{ programme }}”.`
export const WHY_REGISTERED = `${WHY} this address is registered for this ${NOUN}.`
export const WHY_GOING = `${WHY} you chose to follow this MOOC.`
export const WHY_ANY = `{% if waiting %}${WHY} this address is on the waiting list.{% elsif registered %}{% if event.kind == "mooc" %}${WHY_GOING}{% else %}${WHY_REGISTERED}{% endif %}{% else %}${WHY_COURSE}{% endif %}`
export const WHY_ASKED = `${WHY} this was just asked for on the page of the ${NOUN}.`
