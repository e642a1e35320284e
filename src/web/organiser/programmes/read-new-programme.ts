import { z } from 'zod'
import { readAccent } from '../../../domain/accent.ts'
import { domainOf } from '../../../domain/address.ts'
import { WEEKDAYS } from '../../../domain/calendar-rule.ts'
import { MOST_LESSONS } from '../../../domain/most-lessons.ts'
import { line } from '../../../domain/names.ts'
import { isHttps, isPlaceholderHost } from '../../../domain/outside-address.ts'
import { isProgrammeName, programmeNameFrom } from '../../../domain/programme-name.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { type Fault, form, messagesOf, type Typed, textField } from '../../../html/form.ts'
import { LANGUAGES } from '../../../language/language.ts'
import type { Say } from '../../../language/say.ts'

/** When lessons leave: every day, from Monday to Friday, or on one day of the week. */
export const RHYTHMS = ['every-day', 'weekdays', ...WEEKDAYS] as const

/** In characters. */
const LONGEST_LINE = 200

const shortLine = line.pipe(z.string().max(LONGEST_LINE))

/** What goes wrong with each field is told in one sentence, but for a colour that nobody could read. */
const CODES = {
  title: ['wrong'],
  name: ['wrong'],
  language: ['wrong'],
  days: ['wrong'],
  rhythm: ['wrong'],
  colour: ['wrong', 'pale'],
  webinar: ['wrong'],
  organisation: ['wrong'],
  address: ['wrong'],
  postal: ['wrong'],
  site: ['wrong'],
} as const

/** A stand-in would have to be mended before a cohort is scheduled. */
const NEW_PROGRAMME = form(
  z.object({
    title: shortLine,
    name: z.string().refine(isProgrammeName),
    language: z.enum(LANGUAGES),
    days: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .pipe(z.int().min(1).max(MOST_LESSONS)),
    rhythm: z
      .enum(RHYTHMS)
      .transform((chosen) => (chosen === 'every-day' || chosen === 'weekdays' ? chosen : [chosen])),
    colour: textField(readColour),
    webinar: z.union([
      z.literal('').transform(() => 'none' as const),
      shortLine.transform((title) => ({ title })),
    ]),
    organisation: shortLine,
    address: z.email().refine((address) => !isPlaceholderHost(domainOf(address))),
    postal: shortLine,
    site: z.string().refine((url) => isHttps(url) && !isPlaceholderHost(new URL(url).hostname)),
  }),
  { fields: CODES },
)

type ReadNewProgramme =
  | { ok: true; value: Extract<ReturnType<typeof NEW_PROGRAMME.read>, { ok: true }>['value'] }
  | { ok: false; messages: FieldMessages }

/**
 * Reads the form of a new programme, or says what is wrong with each field. A name that is left out is made of the
 * title.
 */
export function readNewProgramme(typed: Typed, say: Say): ReadNewProgramme {
  const read = NEW_PROGRAMME.read((field) => {
    const text = typed(field).trim()
    return field === 'name' && text === '' ? programmeNameFrom(typed('title')) : text
  })
  if (read.ok) return read
  return { ok: false, messages: messagesOf(read.faults, wordsFor(say)) }
}

function wordsFor(say: Say) {
  return {
    title: () => say('o.newProgramme.wrong.title'),
    name: () => say('o.newProgramme.wrong.name'),
    language: () => say('o.newProgramme.wrong.choice'),
    days: () => say('o.newProgramme.wrong.days', { most: MOST_LESSONS }),
    rhythm: () => say('o.newProgramme.wrong.choice'),
    colour: ({ code, detail = '' }: Fault) =>
      code === 'pale' ? say('o.newProgramme.wrong.pale', { nearest: detail }) : say('o.brand.accentWrong'),
    webinar: () => say('o.newProgramme.wrong.webinar'),
    organisation: () => say('o.newProgramme.wrong.organisation'),
    address: () => say('signIn.addressWrong'),
    postal: () => say('o.newProgramme.wrong.postal'),
    site: () => say('o.newProgramme.wrong.site'),
  }
}

/** None is the one that new programmes have. */
function readColour(typed: string) {
  if (typed === '') return { ok: true as const, value: undefined }
  const read = readAccent(typed)
  if (read.ok) return { ok: true as const, value: read.accent }
  const fault = read.why === 'pale' ? { code: 'pale', detail: read.nearest } : { code: 'wrong' }
  return { ok: false as const, fault }
}
