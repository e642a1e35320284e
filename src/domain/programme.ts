import { z } from 'zod'
import { FALLBACK_LANGUAGE, LANGUAGES } from '../language/language.ts'
import { calendarRule, wallTime, zoneName } from './calendar-rule.ts'
import { UNKNOWN_POLICIES } from './delivery.ts'
import { eventSchema, type moment } from './event-schema.ts'
import { comesAfter } from './interval.ts'
import { LATE_RULES } from './late-rules.ts'
import { MOST_LESSONS } from './most-lessons.ts'
import { line, placeholderName, slug } from './names.ts'
import { privacySchema } from './privacy.ts'

const sender = z.strictObject({
  name: line,
  address: z.email('expected one e-mail address such as cycle@association.fr'),
  postal: z.string().min(1).describe('who sends, for the legal footer: name and postal address'),
})

const about = z.strictObject({
  what: line.describe('what the course is, in a sentence or two'),
  for_whom: line.describe('for whom it is'),
  minutes: z.int().min(1).max(600).describe('how long a day of the course takes, in minutes'),
  by: line.describe('who made it'),
})

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'expected a colour such as #1f4e79')

const look = z.strictObject({
  colour: colour.optional().describe('of lessons that belong to no section'),
  font: z.enum(['serif', 'sans']).default('serif').describe('the letters of the text'),
  logo: z
    .strictObject({
      url: z.string().regex(/^https:\/\/\S+$/, 'expected an address that starts with https://'),
      alt: line.describe('what the picture says, for those who do not see it'),
      width: z.int().min(16).max(560).default(160).describe('in pixels'),
    })
    .optional(),
})

/** A day, in minutes: with a lesson every day, no reminder could be further from all of them. */
const MOST_APART = 24 * 60

/** A programme: the course as written in `schedules/<programme>.yaml`. */
export const programmeSchema = z.strictObject({
  programme: slug.describe('the name used in commands and addresses; the same as the file name'),
  title: line,
  language: z.enum(LANGUAGES).default(FALLBACK_LANGUAGE),
  sender: sender.describe(
    'who sends the letters, with name, address and postal: sender: { name: Petit cycle, address: cycle@association.fr, postal: "Association, 1 rue de la Paix, 75002 Paris" }',
  ),
  about: about
    .optional()
    .describe(
      'what who thinks of joining is told of the course: what it is, for whom, how long a day takes, by whom',
    ),
  privacy: privacySchema
    .optional()
    .describe('who answers for the data of readers, what for, and who else gets them'),
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
    .enum(LATE_RULES)
    .default('next-lesson')
    .describe('what happens to those who join a fixed cohort after its day one'),
  unknown: z
    .enum(UNKNOWN_POLICIES)
    .default('hold')
    .describe(
      'a letter whose outcome nobody knows: hold keeps it for an organiser, resend-once sends it once more by itself',
    ),
  letters_apart: z
    .int()
    .min(0)
    .max(MOST_APART)
    .optional()
    .describe('the fewest minutes between a reminder and another letter of the course: 60 when left out'),
  look: look
    .optional()
    .describe(
      'how lessons look in the layout that comes with the service: look: { colour: "#1f4e79", font: sans }',
    ),
  lesson_words: z
    .strictObject({ from: z.int().min(1), to: z.int().min(1) })
    .refine(({ from, to }) => from <= to, 'expected `from` to be no more than `to`')
    .optional()
    .describe('how many words the body of a lesson has: `check` warns of others'),
  sections: z
    .record(
      slug,
      z.strictObject({
        label: line,
        colour,
      }),
    )
    .default({})
    .describe(
      'the parts of the course, one of which a lesson may name, with the words and the colour at its head: sections: { outils: { label: Outils, colour: "#0b6e4f" } }',
    ),
  links: z
    .record(placeholderName, z.strictObject({ title: line, url: z.string() }))
    .default({})
    .describe(
      'every outside address that letters point to, named in one place: links: { programme: { title: Le programme, url: "https://association.fr/programme" } }',
    ),
  events: z.record(placeholderName, eventSchema).default({}),
  lessons: z
    .array(
      z.strictObject({
        day: z.int().min(1),
        letter: slug,
        comes: comesAfter.optional(),
        at: wallTime
          .optional()
          .describe('for this letter, an hour of its own, which neither readers nor organisers change'),
        unknown: z
          .enum(UNKNOWN_POLICIES)
          .optional()
          .describe('for this letter, another rule than the programme’s'),
      }),
    )
    .min(1)
    .max(MOST_LESSONS, `expected ${MOST_LESSONS} lessons at most`)
    .describe(
      'the days of the course, each with its letter: under lessons: a line such as - { day: 1, letter: jour-01 } for each',
    ),
})

export type Programme = z.infer<typeof programmeSchema>
export type ProgrammeEvent = z.infer<typeof eventSchema>
export type Moment = z.infer<typeof moment>

const USUALLY_APART = 60

/** The fewest minutes between a reminder and another letter of a track; editions sealed before it could be said have 60. */
export function lettersApart({ letters_apart }: Pick<Programme, 'letters_apart'>): number {
  return letters_apart ?? USUALLY_APART
}
