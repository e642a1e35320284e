import type { CommonReminder, WebinarReminder } from '../event-note-kind.ts'
import type { EventNoteWords } from '../event-note-words.ts'
import {
  BUTTON,
  IT_IS,
  JOINING,
  NOT_COMING,
  PAGE,
  SESSION_ENDS,
  SESSION_STARTS,
  TAKES_PLACE,
  WEBINAR_WHEN,
  WHY_ANY,
  WHY_COURSE,
  WHY_REGISTERED,
  when,
  whenFirst,
} from './english-phrases.ts'

const LENGTH =
  '{% if event.minutes %}{{ event.minutes }} minutes{% if event.host %} with {{ event.host }}{% endif %}. {% endif %}'

export const ENGLISH_WEBINAR: Record<WebinarReminder, EventNoteWords> = {
  'day-before': {
    subject: `${WEBINAR_WHEN}: {{ event.title }}`,
    preheader: `{% if over %}The webinar ${TAKES_PLACE}.{% else %}${LENGTH}Your place is kept.{% endif %}`,
    title: WEBINAR_WHEN,
    paragraphs: [
      `The webinar ${TAKES_PLACE}.{% unless over %} Your place is kept.{% endunless %}`,
      ...JOINING,
    ],
    button: BUTTON,
    page: NOT_COMING,
    why: WHY_REGISTERED,
    banner: `{{ event.title }}: ${IT_IS}{% unless over %} Your place is kept.{% endunless %}`,
  },
  invite: {
    subject: `${WEBINAR_WHEN}: {{ event.title }}`,
    preheader: `{% if over %}The webinar ${TAKES_PLACE}.{% else %}${LENGTH}{% if waiting %}You are on the waiting list.{% elsif begun %}It is on now.{% else %}There is still time to register.{% endif %}{% endif %}`,
    title: WEBINAR_WHEN,
    paragraphs: [
      `The webinar ${TAKES_PLACE}.{% unless begun %}{% if waiting %} You are on the waiting list: if a place becomes free, a letter will tell you.{% else %} There is still time to register: the button opens its page.{% endif %}{% endunless %}`,
    ],
    button:
      '{% if begun or waiting %}Open the page of the webinar{% else %}Register for the webinar{% endif %}',
    why: WHY_COURSE,
    banner: `{{ event.title }}: ${IT_IS}{% unless begun or waiting %} There is still time to register.{% endunless %}`,
  },
  'hour-before': {
    subject: `${WEBINAR_WHEN}: {{ event.title }}`,
    preheader: `{% if over %}The webinar ${TAKES_PLACE}.{% elsif joins %}The link for joining is in this letter.{% else %}Your place is kept.{% endif %}`,
    title: `{% if begun %}${WEBINAR_WHEN}{% else %}See you ${when('event.start')}{% endif %}`,
    paragraphs: [
      `{% if begun %}The webinar ${TAKES_PLACE}.{% else %}The webinar begins ${when('event.start')}.{% endif %}`,
      ...JOINING,
    ],
    button: BUTTON,
    page: NOT_COMING,
    why: WHY_REGISTERED,
    banner: `{{ event.title }}: ${IT_IS}`,
  },
  replay: {
    subject: `{% if event.replay_url %}The recording is online{% elsif over %}After the webinar{% else %}${WEBINAR_WHEN}{% endif %}: {{ event.title }}`,
    preheader: `{% if event.replay_url %}To watch whenever you like.{% elsif attended and over %}Thank you for being there.{% else %}News is on the page of the webinar.{% endif %}`,
    title: `{% if attended and over %}Thank you for being there{% elsif event.replay_url %}The recording is online{% else %}${WEBINAR_WHEN}{% endif %}`,
    paragraphs: [
      `{% if over and attended %}You took part in the webinar ${when('event.start')}.{% elsif over and absent %}The webinar took place ${when('event.start')}, and it seems that you could not be there.{% else %}The webinar ${TAKES_PLACE}.{% endif %}`,
      {
        if: 'event.replay_url',
        text: '{% if attended %}The recording is online, to come back to or to pass on.{% elsif absent %}The recording is online: you can watch it whenever you like.{% else %}The recording is online, to watch once or again.{% endif %}',
      },
      {
        if: 'over and replay_unknown',
        text: 'No recording is online at this hour; if there is one, it will be on the page of the webinar.',
      },
    ],
    button: BUTTON,
    page: PAGE,
    why: WHY_REGISTERED,
    banner: `{{ event.title }}: {% if event.replay_url %}the recording is online.{% else %}${IT_IS}{% endif %}`,
  },
}

/** `the session begins tomorrow` and the like, of the moment that a rule is about. */
function about(isFirst: boolean): string {
  const the = isFirst ? 'The' : 'the'
  const signUp = isFirst ? 'Sign-up' : 'sign-up'
  return `{% if event.kind == "webinar" and about == "end" %}${the} webinar {% if over %}ended{% else %}ends{% endif %} ${when('event.end')}{% elsif event.kind == "webinar" %}${the} webinar ${TAKES_PLACE}{% elsif about == "opens" %}${signUp} {% if event.of.over %}opened{% else %}opens{% endif %} ${when('event.of')}{% elsif about == "start" %}${the} ${SESSION_STARTS}{% elsif about == "end" %}${the} ${SESSION_ENDS}{% elsif event.milestone %}{{ event.milestone }}, ${when('event.of')}{% else %}${the} date to keep in mind: ${whenFirst('event.of')}{% endif %}`
}

const ABOUT = about(true)
const HEAD = `{% if event.kind == "webinar" and about != "end" %}${WEBINAR_WHEN}{% else %}${ABOUT}{% endif %}`
const AFTER = `{% if attended and over %}Thank you for being there{% else %}${HEAD}{% endif %}`

const OUT = `This publication {% if event.of.over %}came out{% else %}comes out{% endif %} ${when('event.of')}`

export const ENGLISH_COMMON: Record<CommonReminder, EventNoteWords> = {
  out: {
    subject: `{% if event.of.over %}It is out{% else %}Out ${when('event.of')}{% endif %}: {{ event.title }}`,
    preheader: `${OUT}.`,
    title: `{% if event.of.over %}It came out ${when('event.of')}{% else %}Out ${when('event.of')}{% endif %}`,
    paragraphs: [`${OUT}.`],
    button: BUTTON,
    why: WHY_COURSE,
    banner: `{{ event.title }}: {% if event.of.over %}it came out{% else %}it comes out{% endif %} ${when('event.of')}.`,
  },
  before: {
    subject: `${HEAD}: {{ event.title }}`,
    preheader: `${ABOUT}.`,
    title: HEAD,
    paragraphs: [
      `${ABOUT}.{% if event.kind == "webinar" %}{% unless begun %}{% if registered %} Your place is kept.{% elsif waiting %} You are on the waiting list.{% else %} There is still time to register.{% endif %}{% endunless %}{% endif %}`,
      ...JOINING,
    ],
    button: BUTTON,
    page: NOT_COMING,
    why: WHY_ANY,
    banner: `{{ event.title }}: ${about(false)}.`,
  },
  after: {
    subject: `${AFTER}: {{ event.title }}`,
    preheader: `${ABOUT}.`,
    title: AFTER,
    paragraphs: [`${ABOUT}.`, { if: 'event.replay_url', text: 'The recording is online.' }],
    button: BUTTON,
    page: NOT_COMING,
    why: WHY_ANY,
    banner: `{{ event.title }}: ${about(false)}.`,
  },
}
