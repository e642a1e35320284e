import { z } from 'zod'
import { calendarRule, isoDate, wallTime, zoneName } from './calendar-rule.ts'
import { UNKNOWN_POLICIES } from './delivery.ts'

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'expected lower-case letters, digits and hyphens, such as 21-jours')

/** Names that letters use after a dot, as in `links.mooc` or `events.webinaire.start`. */
const holeName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'expected lower-case letters, digits and underscores, starting with a letter')

/** A moment of an event: on a day of the course, or on a date of its own. `at` is missing for a whole day. */
export const moment = z.union([
  z.strictObject({ day: z.int().min(1), at: wallTime.optional() }),
  z.strictObject({ date: isoDate, at: wallTime.optional() }),
])

const webinar = z.strictObject({
  kind: z.literal('webinar'),
  title: z.string().min(1),
  start: moment,
  minutes: z.int().min(1).describe('duration in minutes'),
  link: holeName.optional().describe('the link, named under `links`, where people register or join'),
})

const mooc = z.strictObject({
  kind: z.literal('mooc'),
  title: z.string().min(1),
  opens: moment.describe('when sign-up opens'),
  start: moment.describe('when the session starts'),
  end: moment.describe('when the session closes'),
  link: holeName.optional(),
})

const release = z.strictObject({
  kind: z.literal('release'),
  title: z.string().min(1),
  dates: z
    .record(holeName, moment)
    .describe('one date for each form it comes out in, such as print and online'),
  link: holeName.optional(),
})

const event = z.discriminatedUnion('kind', [webinar, mooc, release])

const sender = z.strictObject({
  name: z.string().min(1),
  address: z.email('expected one e-mail address such as cycle@association.fr'),
  postal: z.string().min(1).describe('who sends, for the legal footer: name and postal address'),
})

/** A programme: the course as written in `schedules/<programme>.yaml`. */
export const programmeSchema = z.strictObject({
  programme: slug.describe('the name used in commands and addresses; the same as the file name'),
  title: z.string().min(1),
  language: z.enum(['fr', 'en']).default('fr'),
  sender,
  zone: zoneName.describe('the time zone of cohorts and of the dates of events'),
  at: wallTime.describe('the wall-clock time at which a lesson leaves'),
  hours: z
    .array(wallTime)
    .min(1)
    .refine((hours) => new Set(hours).size === hours.length, 'expected each hour once')
    .meta({ uniqueItems: true })
    .optional()
    .describe('the hours that readers may choose from, `at` among them'),
  calendar: calendarRule.prefault({}),
  start: z
    .enum(['fixed', 'rolling'])
    .default('fixed')
    .describe('fixed: everyone on the same dates; rolling: day one is the day after joining'),
  late_joiners: z
    .enum(['next-lesson', 'from-day-one', 'next-cohort'])
    .default('next-lesson')
    .describe('what happens to those who join a fixed cohort after its day one'),
  unknown: z
    .enum(UNKNOWN_POLICIES)
    .default('hold')
    .describe(
      'a letter whose outcome nobody knows: hold keeps it for an organiser, resend-once sends it once more by itself',
    ),
  sections: z.record(
    slug,
    z.strictObject({
      label: z.string().min(1),
      colour: z.string().regex(/^#[0-9a-f]{6}$/i, 'expected a colour such as #1f4e79'),
    }),
  ),
  links: z
    .record(holeName, z.strictObject({ title: z.string().min(1), url: z.string() }))
    .describe('every outside address that letters point to, named in one place'),
  events: z.record(holeName, event).default({}),
  lessons: z
    .array(
      z.strictObject({
        day: z.int().min(1),
        letter: slug,
        unknown: z
          .enum(UNKNOWN_POLICIES)
          .optional()
          .describe('for this letter, another rule than the programme’s'),
      }),
    )
    .min(1),
})

export type Programme = z.infer<typeof programmeSchema>
export type ProgrammeEvent = z.infer<typeof event>
export type Moment = z.infer<typeof moment>
