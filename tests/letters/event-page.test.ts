import { beforeAll, describe, expect, it } from 'vitest'
import { type CompiledLesson, compileLesson } from '../../src/letters/compile.ts'
import { letterForm } from '../../src/letters/encoded-letter.ts'
import { fillLesson, fillWeb } from '../../src/letters/fill.ts'
import type { ReaderTokens } from '../../src/letters/reader-marks.ts'
import { encodedAlone, NAMELESS, readerOf, wholeOf } from './encoded.ts'
import { contextOf, SMALL_LESSON, smallEdition } from './small-edition.ts'

const PAGE = 'https://deux.example/me/def/events/webinaire'
const LESSON = SMALL_LESSON.replace(
  'link: guide, label: S’inscrire }',
  'event: webinaire, label: S’inscrire }',
).replace('À bientôt.', 'Voyez [la page du webinaire]({{ events.webinaire.page_url }}).')

const compiled = (lesson: string) => compileLesson(smallEdition({ 'lessons/jour-01.md': lesson }), 'jour-01')

let letter: CompiledLesson
beforeAll(async () => {
  letter = await compiled(LESSON)
})

describe('the page of an event', () => {
  it('is where a door of a lesson leads, in the HTML, the text and the web copy', () => {
    const { html, text } = fillLesson(letter, contextOf())
    expect(html).toMatch(new RegExp(`<a[^>]* href="${PAGE}"[^>]*>\\s*S’inscrire\\s*</a>`))
    expect(text).toContain(`S’inscrire\u00A0:\n  <${PAGE}>`)
    expect(fillWeb(letter, contextOf()).html).toContain(`<a href="${PAGE}">S’inscrire</a>`)
  })

  it('may be linked to in the words of a lesson', () => {
    const { html, text } = fillLesson(letter, contextOf())
    expect(html).toMatch(new RegExp(`<a[^>]* href="${PAGE}"[^>]*>la page du webinaire</a>`))
    expect(text).toContain(`<${PAGE}>.`)
  })

  it('is elsewhere where the pages of events are, for those who have no page of their own', () => {
    const context = contextOf({
      meUrl: 'https://deux.example/link',
      eventsUrl: 'https://deux.example/e/mars',
    })
    for (const part of [fillLesson(letter, context).html, fillWeb(letter, context).html]) {
      expect(part).toContain('href="https://deux.example/e/mars/webinaire"')
      expect(part).not.toContain('/link/')
    }
  })

  it('has its reader’s token written in, without filling the letter anew', () => {
    let fillings = 0
    const contextFor = ({ unsubscribe, me, read }: ReaderTokens) => {
      fillings++
      return contextOf({
        unsubscribeUrl: `https://deux.example/u/${unsubscribe}`,
        meUrl: `https://deux.example/me/${me}`,
        readUrl: `https://deux.example/read/${read}`,
      })
    }
    const readers = ['ABCD', '_-_-', 'umrm', '0Az9'].map((part) => ({
      unsubscribe: part.repeat(8),
      me: part.repeat(8).split('').reverse().join(''),
      read: part.repeat(8),
    }))
    const form = letterForm(({ tokens }) => fillLesson(letter, contextFor(tokens)), NAMELESS)
    for (const reader of readers.slice(0, 2)) form(readerOf(reader))
    const before = fillings
    const stamped = readers.map((reader) => wholeOf(form(readerOf(reader))))
    expect(fillings).toBe(before)
    for (const [index, reader] of readers.entries()) {
      const filled = fillLesson(letter, contextFor(reader))
      expect(filled.html.split(`/me/${reader.me}/events/webinaire"`)).toHaveLength(3)
      expect(stamped[index]).toEqual(encodedAlone(filled))
    }
  })

  it('makes no letter a personal one', async () => {
    const nameless = LESSON.replace(/\{% if subscriber[^\n]*Bienvenue\{% endif %\}/, 'Bienvenue')
    expect((await compiled(nameless)).nameUse).toBe('none')
    expect(letter.nameUse).toBe('written')
  })

  it.each([
    ['of a release', '{{ events.document.page_url }}', 'no placeholder “events.document.page_url”'],
    ['that is unknown', '{{ events.webinair.page_url }}', 'expected “events.webinaire.page_url”?'],
  ])('%s is no placeholder', async (_, placeholder, message) => {
    await expect(compiled(`${LESSON}\n${placeholder}\n`)).rejects.toThrow(message)
  })

  it.each([
    ['a release', 'event: document', 'doors.act.event: no webinar or mooc “document” in the schedule'],
    ['an unknown event', 'event: webinair', 'doors.act.event: no webinar or mooc “webinair”'],
    ['a link as well', 'event: webinaire, link: guide', 'doors.act.event: expected either `link` or `event`'],
    ['nothing', 'text: Agir.', 'doors.act.link: expected either `link` or `event`'],
  ])('is not what a door with %s leads to', async (_, door, message) => {
    const lesson = SMALL_LESSON.replace(
      /act: \{.*\}/,
      `act: { ${door}, label: Agir${door.includes('text') ? '' : ', text: Agir.'} }`,
    )
    await expect(compiled(lesson)).rejects.toThrow(message)
  })
})
