import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calendar } from '../../src/cli/programmes/calendar.ts'
import { readConfig } from '../../src/config.ts'
import { FILES, LESSON, replaced, SCHEDULE, writeProject } from '../programme/small-programme.ts'
import { feuilleton } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'
import { later } from '../support/french-days.ts'
import { PROGRAMME } from '../support/real-programme.ts'

const FROM = '2027-01-11'
const DATES = Array.from({ length: 21 }, (_, day) => later(FROM, day))

type IcsEvent = Record<string, string>

/** The events of an iCalendar stream, each property under its name with its parameters (RFC 5545 §3.1). */
function eventsOf(stream: string): IcsEvent[] {
  const lines = stream.replace(/\r\n[ \t]/g, '').split('\r\n')
  const events: IcsEvent[] = []
  for (const line of lines) {
    const [name = '', value = ''] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]
    if (line === 'BEGIN:VEVENT') events.push({})
    else Object.assign(events.at(-1) ?? {}, { [name]: value })
  }
  return events
}

/** The UIDs of the small programme's calendar from a day. */
async function uidsFrom(root: string, from: string): Promise<(string | undefined)[]> {
  const lines: string[] = []
  const output = { out: (line: string) => lines.push(line), err: () => undefined }
  await calendar(readConfig({ FEUILLETON_ROOT: root }), 'petit', { from, ics: true }, output)
  return eventsOf(lines.join('')).map(({ UID }) => UID)
}

describe('feuilleton calendar', () => {
  it('shows every lesson and every event, with weekday, date and hour', async () => {
    const { code, out, err } = await feuilleton(['calendar', PROGRAMME, '--from', FROM])
    const lines = out.split('\n')
    expect(lines[0]).toBe('21 lessons, in Europe/Paris')
    expect(lines.slice(1, 22).map((line) => line.slice(9, 25))).toEqual(DATES.map((date) => `${date} 07:30`))
    expect(lines[14]).toBe(' 14  Sun 2027-01-24 07:30  Les nouvelles alliances')
    expect(out).toContain(
      'Mon 2027-01-25 13:00  Webinaire « Transformer son modèle socio-économique »: start\n',
    )
    expect([code, err]).toEqual([0, ''])
  })

  it('has no heading for events where there are none', async () => {
    const without = SCHEDULE.replace(/^events:\n[\s\S]*?(?=^lessons:)/m, '')
    const lesson = replaced(
      LESSON,
      'Le webinaire a lieu {{ events.webinaire.start | relative_day }}.',
      'Bonjour.',
    )
    const lessons = { 'templates/petit/lessons/un.md': lesson, 'templates/petit/lessons/deux.md': lesson }
    const root = await writeProject({ ...FILES, ...lessons, 'schedules/petit.yaml': without })
    const { out, err } = await commandHere(['calendar', 'petit', '--from', FROM], { FEUILLETON_ROOT: root })
    expect([out.trimEnd().split('\n').length, err]).toEqual([3, ''])
    expect(out).not.toContain('Events')
  })

  it('gives programs the same as JSON, in another zone and at another hour', async () => {
    const { out } = await commandHere(
      ['calendar', PROGRAMME, '--from', FROM, '--json', '--zone', 'America/Sao_Paulo', '--at', '06:15'],
      {},
    )
    const { zone, lessons, leftOut, events } = JSON.parse(out)
    expect([zone, leftOut]).toEqual(['America/Sao_Paulo', []])
    expect(lessons.map(({ dueAt }: { dueAt: string }) => dueAt)).toEqual(
      DATES.map((date) => `${date}T09:15:00.000Z`),
    )
    expect(lessons[13]).toMatchObject({
      day: 14,
      letter: 'jour-14',
      date: '2027-01-24',
      title: 'Les nouvelles alliances',
    })
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'webinaire',
        moment: 'start',
        at: '2027-01-25T16:00:00.000Z',
        wholeDay: false,
      }),
    )
  })

  it('gives calendars a stream that RFC 5545 allows, of whole days for lessons and hours for the webinar', async () => {
    const { out } = await commandHere(['calendar', PROGRAMME, '--from', FROM, '--ics'], {})
    expect(out).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/)
    expect(out.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...out.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(out).toMatch(/\r\nVERSION:2\.0\r\n/)
    expect(out).toMatch(/\r\nPRODID:-\/\/Feuilleton\/\/[^/]+\/\/FR\r\n/)
    const events = eventsOf(out)
    const days = events.slice(0, 21).map((event) => event['DTSTART;VALUE=DATE'])
    expect(days).toEqual(DATES.map((date) => date.replaceAll('-', '')))
    expect(events[13]).toMatchObject({ SUMMARY: '14. Les nouvelles alliances' })
    expect(events.find(({ UID }) => UID?.startsWith('webinaire.'))).toMatchObject({
      DTSTART: '20270125T120000Z',
      DTEND: '20270125T133000Z',
    })
    expect(events.every(({ DTSTAMP }) => /^\d{8}T\d{6}Z$/.test(DTSTAMP ?? ''))).toBe(true)
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length)
    expect(events.length).toBeGreaterThan(24)
  })

  it('names the same course alike each time, and another day one otherwise', async () => {
    const root = await writeProject(FILES)
    const first = await uidsFrom(root, FROM)
    expect(first).toHaveLength(5)
    await writeFile(join(root, 'templates/petit/lessons/un.md'), replaced(LESSON, 'Une leçon', 'La leçon'))
    expect(await uidsFrom(root, FROM)).toEqual(first)
    expect((await uidsFrom(root, '2027-09-06')).filter((uid) => first.includes(uid))).toEqual([])
  })
})
