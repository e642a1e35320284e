import { z } from 'zod'
import { isoDate, wallTime } from './calendar-rule.ts'
import { line, placeholderName, slug } from './names.ts'
import { reminderRule } from './reminder-rule.ts'

/** A moment of an event: on a day of the course, or on a date of its own. `at` is missing for a whole day. */
export const moment = z.union([
  z.strictObject({ day: z.int().min(1), at: wallTime.optional() }),
  z.strictObject({ date: isoDate, at: wallTime.optional() }),
])

/** Whom a reminder is for. For a mooc, those who went on to sign up outside are registered. */
export const AUDIENCES = ['everyone', 'registered', 'not-registered', 'attended', 'absent'] as const

/** Notices of a change are `<event>.change.<version>`, letters that somebody asked for `<kind>.<number>`. */
const reminderName = slug.regex(
  /^(?!change$|\d+$)/,
  "expected a name such as day-before: 'change' and digits alone name other letters",
)

export const reminderSchema = z.strictObject({
  name: reminderName.describe('the name of the reminder, such as day-before'),
  when: reminderRule,
  of: placeholderName
    .optional()
    .describe('the moment it is counted from: start, for a release its first date'),
  to: z.enum(AUDIENCES).default('everyone'),
  meets_lesson: z
    .enum(['wait', 'fold'])
    .default('wait')
    .describe('too close to a lesson, it waits for its turn, or becomes a part of that lesson'),
})

const HTTPS = 'expected an address that starts with https://'
/** Where people go for an event: an https address. */
export const eventUrl = z
  .string()
  .regex(/^https:\/\/[^\s/]\S*$/i, HTTPS)
  .refine((url) => URL.canParse(url) && !/\p{Cc}/u.test(url), HTTPS)

const reminders = z
  .array(reminderSchema)
  .optional()
  .describe('the letters about it: the usual ones of its kind where there is no such key')

const webinar = z.strictObject({
  kind: z.literal('webinar'),
  title: line,
  start: moment,
  minutes: z.int().min(1).describe('duration in minutes'),
  link: placeholderName.optional().describe('the link, named under `links`, where people register or join'),
  join: eventUrl.optional().describe('the https address where people take part'),
  host: line.optional().describe('who speaks or receives'),
  capacity: z.int().min(1).optional().describe('how many can take part'),
  public: z
    .boolean()
    .optional()
    .describe('whether people who do not follow the course may register on its page'),
  replay: eventUrl.optional().describe('the https address of the recording'),
  reminders,
})

const milestone = z.strictObject({ title: line, at: moment })

const mooc = z.strictObject({
  kind: z.literal('mooc'),
  title: line,
  opens: moment.describe('when sign-up opens'),
  start: moment.describe('when the session starts'),
  end: moment.describe('when the session closes'),
  link: placeholderName.optional(),
  milestones: z
    .array(milestone)
    .optional()
    .describe('what happens between start and end, named milestone_1, milestone_2… in letters'),
  reminders,
})

const release = z.strictObject({
  kind: z.literal('release'),
  title: line,
  dates: z
    .record(placeholderName, moment)
    .describe('one date for each form it comes out in, such as print and online'),
  link: placeholderName.optional(),
  reminders,
})

/** An event as `events` of a schedule lists it. */
export const eventSchema = z.discriminatedUnion('kind', [webinar, mooc, release])

export type Audience = (typeof AUDIENCES)[number]
export type Reminder = z.infer<typeof reminderSchema>
