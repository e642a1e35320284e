import type { AnswerKind } from '../event-note-kind.ts'
import type { EventNoteWords } from '../event-note-words.ts'
import {
  BUTTON,
  byKind,
  dated,
  JOINING,
  MOVES,
  NOT_COMING,
  NOUN,
  WHY_ANY,
  WHY_ASKED,
} from './english-phrases.ts'

const CHANGE = '{% if hour_only %}Change of time{% else %}Change of date{% endif %}'

/** What was asked for, or what became of it. These letters are kept: their dates are never `tomorrow`. */
export const ENGLISH_ANSWERS: Record<AnswerKind, EventNoteWords> = {
  register: {
    subject: 'Confirm your registration: {{ event.title }}',
    preheader: 'One page, one button: without it, nothing is registered.',
    title: 'Confirm your registration',
    paragraphs: [
      `This address has just been given to register for this ${NOUN}. One thing is left to do: confirm that it is yours.`,
      'The link opens a page with a button. It works until {{ until | date }}, {{ until | time }}.',
    ],
    button: 'Confirm my registration',
    address: 'If the button does not open, copy this address into your browser:',
    why: 'You receive this message because somebody, perhaps you, asked for this registration on {{ asked | date }} with your address. If it was not you, do nothing: nothing will come.',
  },
  registered: {
    subject: 'You are registered: {{ event.title }}',
    preheader: byKind({
      webinar: `${dated('event.start')}. The invitation for your calendar is attached.`,
      mooc: `From ${dated('event.start')} to ${dated('event.end')}.`,
      release: `${dated('event.of')}.`,
    }),
    title: 'You are registered',
    paragraphs: [
      {
        if: 'event.kind == "webinar"',
        text: `Your place is kept. The webinar {% if over %}took place{% elsif begun %}began{% else %}takes place{% endif %} on ${dated('event.start')}. The attached invitation puts it into your calendar.`,
      },
      ...JOINING,
      {
        if: 'event.kind == "mooc"',
        text: `You follow the session from ${dated('event.start')} to ${dated('event.end')}.`,
      },
    ],
    button: BUTTON,
    page: NOT_COMING,
    offersCalendars: true,
    why: WHY_ANY,
  },
  waiting: {
    subject: 'You are on the waiting list: {{ event.title }}',
    preheader: 'If a place becomes free, a letter will tell you.',
    title: 'You are on the waiting list',
    paragraphs: [
      'All places are taken for now. Your request is noted: if a place becomes free, a letter will tell you.',
      'There is nothing to do until then. If you no longer wish to wait, say so on the page.',
    ],
    button: BUTTON,
    page: 'Stop waiting',
    why: 'You receive this message because this address has just been put on the waiting list.',
  },
  unregistered: {
    subject: 'Your registration is withdrawn: {{ event.title }}',
    preheader: 'As you wished.',
    title: 'Your registration is withdrawn',
    paragraphs: [
      '{% if waiting %}As you wished, you are no longer waiting for a place.{% else %}As you wished, you are no longer among those registered.{% if event.kind == "webinar" %} The attached cancellation takes it out of your calendar.{% endif %}{% endif %}',
      {
        if: 'begun == false',
        text: 'If you change your mind, you can register again on the page, if there are places left.',
      },
    ],
    button: BUTTON,
    why: WHY_ASKED,
  },
  moved: {
    subject: `${CHANGE}: {{ event.title }}`,
    preheader: byKind({
      webinar: `Now on ${dated('event.start')}.`,
      mooc: `The session now goes from ${dated('event.start')} to ${dated('event.end')}.`,
      release: `Now on ${dated('event.of')}.`,
    }),
    title: CHANGE,
    paragraphs: [
      ...MOVES,
      {
        if: 'event.kind == "webinar" and registered',
        text: 'Your place is still kept. The attached invitation replaces the earlier one in your calendar.',
      },
      {
        if: 'waiting',
        text: 'You stay on the waiting list: if a place becomes free, a letter will tell you.',
      },
    ],
    button: BUTTON,
    page: NOT_COMING,
    offersCalendars: true,
    why: WHY_ANY,
  },
  cancelled: {
    subject: 'Cancelled: {{ event.title }}',
    preheader: 'There is nothing to do.',
    title: byKind({
      webinar: 'The webinar is cancelled',
      mooc: 'The session is cancelled',
      release: 'The release is cancelled',
    }),
    paragraphs: [
      byKind({
        webinar: `Planned for ${dated('event.start')}, the webinar will not take place.`,
        mooc: `Planned from ${dated('event.start')} to ${dated('event.end')}, the session will not take place.`,
        release: `Planned for ${dated('event.of')}, the release will not take place.`,
      }),
      'There is nothing to do.{% if event.kind == "webinar" and registered %} The attached cancellation takes it out of your calendar.{% endif %}{% if me_url %} The rest of the course does not change.{% endif %}',
    ],
    isOff: true,
    why: WHY_ANY,
  },
}
