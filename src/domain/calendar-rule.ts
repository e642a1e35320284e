import { z } from 'zod'
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

export const isoDate = z.iso.date('expected a date such as 2026-12-25')
export const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected an hour between 00:00 and 23:59, such as 07:30')

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
