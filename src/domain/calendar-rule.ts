import { z } from 'zod'
import { NO_DATE, NO_WALL_TIME, WALL_TIME } from './written-forms.ts'
import { readZone } from './zones.ts'

/** A calendar date such as `2019-09-05`, without a zone. */
export type IsoDate = string

/** A wall-clock time such as `07:30`, 24 hours. */
export type WallTime = string

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof WEEKDAYS)[number]

const then = z
  .enum(['shift', 'skip'])
  .describe('shift: the lesson waits for the next day that runs; skip: the lesson of that day is left out')

export const isoDate = z.iso.date(NO_DATE)
export const wallTime = z.string().regex(WALL_TIME, NO_WALL_TIME)

/** A zone that this machine's time-zone data knows, such as Europe/Paris, in the spelling of that data. */
export const zoneName = z
  .string()
  .refine((text) => readZone(text).ok, { error: ({ input }) => whyNoZone(String(input)) })
  .overwrite(zoneSpelling)

/** Which days a course runs on. */
export const calendarRule = z.strictObject({
  days: z
    .union([z.enum(['every-day', 'weekdays']), z.array(z.enum(WEEKDAYS)).min(1)], {
      error: 'expected every-day, weekdays, or days such as [monday, thursday]',
    })
    .default('every-day')
    .describe('every-day, weekdays (Monday to Friday), or a list such as [monday, thursday]'),
  skipped: z
    .strictObject({ dates: z.array(isoDate), then: then.default('shift') })
    .optional()
    .describe('dates on which no lesson leaves'),
  holidays: z
    .strictObject({ region: z.enum(['france', 'alsace-moselle']), then: then.default('shift') })
    .optional()
    .describe('public holidays on which no lesson leaves'),
})

export type CalendarRule = z.infer<typeof calendarRule>

function whyNoZone(text: string): string {
  const read = readZone(text)
  return read.ok ? '' : read.why
}

function zoneSpelling(text: string): string {
  const read = readZone(text)
  return read.ok ? read.zone : text
}
