import { html } from 'hono/html'
import { z } from 'zod'
import {
  EVENT_READERS,
  LESSON_READERS,
  type OneOffReaders,
  parseReaders,
  readersText,
} from '../../../domain/one-off.ts'
import { choice, type OptionGroup } from '../../../html/choice.ts'
import { field, linesField } from '../../../html/field.ts'
import { form, textField } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { type OneOffVisit, readersIn } from './one-off-visit.ts'
import { placeholderList } from './placeholder-list.ts'

const LONGEST = 50_000
const line = z.string().transform((text) => text.replace(/\s+/g, ' ').trim().slice(0, 300))

/** The text of a draft as it is typed: mistakes in it are shown beside it, and keep it from nothing but being sent. */
export const ONE_OFF_FORM = form(
  z.object({
    readers: textField((text) => {
      const readers = parseReaders(text)
      return readers ? { ok: true, value: readers } : { ok: false, fault: { code: 'wrong' } }
    }),
    subject: line,
    preheader: line,
    body: z.string().transform((text) => text.replace(/\r\n?/g, '\n').slice(0, LONGEST)),
  }),
  { fields: { readers: ['wrong'], subject: ['wrong'], preheader: ['wrong'], body: ['wrong'] } },
)

/**
 * The form of a draft. While somebody types, it is kept, and what it comes to is shown anew beside it; nothing in the
 * form is touched by that. Without a script its button does so.
 */
export function oneOffForm(visit: OneOffVisit): Html | '' {
  const { say, path, oneOff } = visit
  const { subject, preheader, body } = oneOff
  return visit.form({
    action: path,
    right: 'write',
    content: html`<div hx-post="${path}" hx-trigger="change delay:300ms, input delay:800ms" hx-target="#one-off-view" hx-swap="innerHTML">
${choice({ name: 'readers', label: say('o.oneOff.to'), options: [], groups: readerGroups(visit), value: readersText(oneOff.readers) })}${field(
  { name: 'subject', label: say('o.oneOff.subject'), value: subject },
)}${field({ name: 'preheader', label: say('o.oneOff.preheader'), hint: say('o.oneOff.preheaderHint'), value: preheader })}${linesField(
  {
    ...{ name: 'body', label: say('o.oneOff.body'), hint: say('o.oneOff.bodyHint') },
    ...{ value: body, rows: 16, longest: LONGEST },
  },
)}</div>
${placeholderList(visit)}${submit({ label: say('o.oneOff.keep'), tone: 'quiet' })}`,
  })
}

/** Everybody, then by lessons, then by events; each option says by itself whom it means. */
function readerGroups(visit: OneOffVisit): OptionGroup[] {
  const { say, course } = visit
  const option = (readers: OneOffReaders) => ({
    value: readersText(readers),
    label: readersIn(readers, visit),
  })
  return [
    {
      label: say('o.oneOff.ofCourse'),
      options: [option({ who: 'everybody' }), option({ who: 'marked-nothing' })],
    },
    ...LESSON_READERS.map((who) => ({
      label: say(`o.oneOff.by.${who}`),
      options: course.lessons.map(({ letter: lesson }) => option({ who, lesson })),
    })),
    ...Object.entries(course.programme.events)
      .filter(([, { kind }]) => kind !== 'release')
      .map(([event, { title }]) => ({
        label: title,
        options: EVENT_READERS.map((who) => option({ who, event })),
      })),
  ]
}
