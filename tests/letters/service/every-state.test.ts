import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../src/language/catalogues.ts'
import { LANGUAGES } from '../../../src/language/language.ts'
import { activeContent } from '../../../src/letters/active-content.ts'
import type { FilledServiceLetter } from '../../../src/letters/fill.ts'
import { createLetterCache } from '../../../src/letters/letter-cache.ts'
import type { EventContext, ToldEvent } from '../../../src/letters/service/event-context.ts'
import { contextOf, eventLetter, fillEvent, MOOC, PAGE, RELEASE, timed, WEBINAR, wholeDay } from './events.ts'

const letters = createLetterCache({ most: 4 })

const NOTES = ['confirmation', 'already', 'link', 'address-change', 'new-address']
const ANY: ToldEvent[] = [WEBINAR, MOOC, RELEASE]
const EVENTS: Record<string, ToldEvent[]> = {
  register: ANY,
  registered: ANY,
  waiting: [WEBINAR],
  unregistered: ANY,
  moved: ANY,
  cancelled: ANY,
  'day-before': [WEBINAR],
  invite: [WEBINAR],
  'hour-before': [WEBINAR],
  replay: [WEBINAR],
  opens: [MOOC],
  'first-day': [MOOC],
  'start-invite': [MOOC],
  'week-before-end': [MOOC],
  'last-call': [MOOC],
  milestone: [{ ...MOOC, of: MOOC.moments.milestone_1, milestone: 'Rendre le devoir' }],
  out: [RELEASE, { ...RELEASE, of: RELEASE.moments.online }],
  before: [...ANY, { ...WEBINAR, of: WEBINAR.moments.end }, { ...MOOC, of: MOOC.moments.opens }],
  after: [...ANY, { ...WEBINAR, of: WEBINAR.moments.end }, { ...MOOC, of: MOOC.moments.end }],
}
const BEFORE = {
  start: timed('2027-09-10', '10:00'),
  end: timed('2027-09-10', '11:30'),
  opens: wholeDay('2027-09-01'),
  print: wholeDay('2027-09-11'),
  online: timed('2027-09-16', '12:30'),
}
const NOWS = [
  timed('2027-08-01', '09:00').at,
  timed('2027-09-02', '00:30').at,
  timed('2027-09-15', '23:30').at,
  timed('2027-09-16', '13:30').at,
  timed('2027-09-17', '09:00').at,
  timed('2027-10-14', '09:00').at,
  timed('2028-02-01', '09:00').at,
]
const KINDS = LANGUAGES.flatMap((language) =>
  (Object.keys(EVENTS) as string[]).map((kind): [string, Language] => [kind, language]),
)

function statesOf(event: ToldEvent): Partial<EventContext>[] {
  const bare = { ...event, host: undefined, joinUrl: undefined, minutes: undefined, milestone: undefined }
  const recorded = { ...event, replayUrl: 'https://visio.example/replay' }
  const urls = contextOf().urls
  return [
    { event, standing: 'registered', urls: { ...urls, link: event.joinUrl ?? PAGE } },
    { event: bare, standing: 'registered', before: BEFORE },
    { event, standing: 'waiting', before: BEFORE, zone: 'America/Montreal' },
    { event, audience: 'not-registered', firstName: null, zone: 'Pacific/Kiritimati' },
    { event: recorded, audience: 'attended', urls: { ...urls, link: 'https://visio.example/replay' } },
    { event: recorded, audience: 'absent', before: BEFORE, urls: { ...urls, me: undefined } },
    { event: bare, audience: 'attended', urls: { link: PAGE, page: PAGE, unsubscribe: PAGE, help: PAGE } },
  ]
}

async function filledOf(kind: string, language: Language): Promise<FilledServiceLetter[]> {
  const note = await letters.service(eventLetter(kind, language))
  return EVENTS[kind]!.flatMap((event) =>
    statesOf(event).flatMap((state) => NOWS.map((now) => fillEvent(note, contextOf({ ...state, now })))),
  )
}

const LINE = /^$|\s{2}|\s[.,]|[.,]{2}|^\s|\s$|[\r\n]/
const UNFILLED = /\{\{|\{%|\[\[|\[%|%\]|zqmark|undefined|\bnull\b|NaN|\[object/
const GAP = /[^\s&] {2,}[^\s&]|\p{L} \.(?!ics)/u
const EMPTY = /<p style="margin: 0 0 18px;">\s*<\/p>|<a[^>]*>\s*<\/a>|href=""/

/** What a reader would notice in it. */
function mistakesOf({ subject, preheader, html, text, banner = 'none' }: FilledServiceLetter): string[] {
  const lines = [subject, preheader, banner]
  const words = html.replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, '')
  const tooWide = text.split('\n').filter((line) => line.length > 76 && line.trim().includes(' '))
  return [
    ...lines.filter((line) => LINE.test(line)),
    ...[...lines, html, text].flatMap((part) => UNFILLED.exec(part)?.[0] ?? []),
    ...[text.replace(/^ +/gm, ''), words].flatMap((part) => GAP.exec(part)?.[0] ?? []),
    ...(EMPTY.exec(html) ?? []),
    ...(/\n{3}| \n/.exec(text) ?? []),
    ...tooWide,
    ...activeContent(html).map(({ message }) => message),
  ]
}

describe('a letter about an event', () => {
  it.each(KINDS)('reads well in every state: %s, %s', async (kind, language) => {
    for (const filled of await filledOf(kind, language)) {
      expect(mistakesOf(filled)).toEqual([])
      expect(Buffer.byteLength(filled.html)).toBeLessThan(60_000)
      for (const part of [filled.html, filled.text])
        expect(part).toContain('15 bis avenue de Ségur, 75007 Paris')
    }
  })

  it.each(Object.keys(EVENTS))(
    'has one word for a thing, and what stays together in French: %s',
    async (kind) => {
      const wrong =
        /(?<!\p{L})à[ \n]\d{1,2}\s?h|«[ \u00A0\n]|[ \u00A0\n]»|place (?:est|reste) (?!réservée)|Office(?:\s|&nbsp;)/u
      for (const { subject, preheader, html, text, banner = '' } of await filledOf(kind, 'fr'))
        for (const part of [subject, preheader, html, text, banner]) expect(part).not.toMatch(wrong)
    },
  )

  it.each(KINDS)('has no exclamation mark, and the marks of its language: %s, %s', async (kind, language) => {
    const wrong = language === 'fr' ? /!|(?<![\u00A0\u202F\d])[:;?](?!\d)/ : /!|[\u00A0\u202F][:;?]/
    for (const { subject, preheader, text, banner = '' } of await filledOf(kind, language)) {
      const words = [subject, preheader, text, banner].join('\n').replace(/https:\/\/\S+/g, '')
      expect(wrong.exec(words)?.input).toBeUndefined()
    }
  })

  it('is looked at here, whichever it is', () => {
    const files = readdirSync(new URL('../../../templates/service/fr/', import.meta.url))
    const letters = files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -'.md'.length))
    expect(letters.filter((name) => !NOTES.includes(name)).toSorted()).toEqual(Object.keys(EVENTS).toSorted())
  })

  it('is compiled once for a kind and a language', async () => {
    const one = await letters.service(eventLetter('moved', 'fr'))
    expect(await letters.service(eventLetter('moved', 'fr'))).toBe(one)
    expect(await letters.service(eventLetter('moved', 'en'))).not.toBe(one)
    expect(fillEvent(one, contextOf())).toEqual(fillEvent(one, contextOf()))
  })
})
