import { describe, expect, it } from 'vitest'
import { allowedPlaceholders } from '../../src/letters/allowed-placeholders.ts'
import { findPlaceholderMistakes } from '../../src/letters/placeholder-mistakes.ts'
import { cpuMs } from '../support/cpu-time.ts'
import { programme, SMALL_LESSON } from './small-edition.ts'

const allowed = allowedPlaceholders(programme, { last: false })
const messages = (source: string) =>
  findPlaceholderMistakes(source, allowed).map((mistake) => mistake.message)

describe('the placeholders of a letter', () => {
  it('are accepted where docs/letters.md has them', () => {
    expect(findPlaceholderMistakes(SMALL_LESSON, allowed)).toEqual([])
    expect(
      messages('{% if next %}{{ next.date | date }}{% endif %} {{ events.webinaire.end | time }}'),
    ).toEqual([])
    expect(
      messages('{{ events.document.online | countdown }} {{ events.webinaire.start | countdown }}'),
    ).toEqual([])
    expect(
      messages('{{ events.webinaire.page_url }} {% if events.webinaire.cancelled %}a{% endif %}'),
    ).toEqual([])
    expect(messages('{% unless events.document.online.passed %}a{% else %}b{% endunless %}')).toEqual([])
    expect(messages('{% case day %}{% when 1 %}a{% else %}b{% endcase %} {{- days | ordinal -}}')).toEqual([])
    expect(messages('{% if day == 1 and subscriber.first_name %}a{% elsif day > 3 %}b{% endif %}')).toEqual(
      [],
    )
  })

  it('are reported with the line on which each stands', () => {
    const source = 'un\n{{ dya }} {{ subscriber.firstname }}\n\n{{ next.date | relativeday }}'
    expect(findPlaceholderMistakes(source, allowed)).toEqual([
      { line: 2, message: 'no placeholder “dya”: expected “day”?' },
      { line: 2, message: 'no placeholder “subscriber.firstname”: expected “subscriber.first_name”?' },
      { line: 4, message: 'no filter “relativeday”: expected “relative_day”?' },
    ])
  })

  it('have to pass through a filter when they are moments', () => {
    expect(messages('{{ events.webinaire.start }}')[0]).toContain(
      'expected a filter, such as {{ events.webinaire.start | rel',
    )
    expect(messages('{% if events.webinaire.start %}a{% endif %}')[0]).toContain(
      'expected events.webinaire.start.passed',
    )
    expect(messages('{{ events.document.online | time }}')[0]).toBe(
      '“events.document.online” is a whole day and has no hour: expected relative_day, date, countdown',
    )
    expect(messages('{{ day | date }}')[0]).toContain('cannot pass through “date”: expected ordinal')
    expect(messages('{{ events.webinaire }}')[0]).toContain('expected events.webinaire.title')
    expect(messages('{{ next.date.passed }}')[0]).toContain('is true or false')
  })

  it('have no next lesson in the last one', () => {
    const last = allowedPlaceholders(programme, { last: true })
    expect(findPlaceholderMistakes('{{ next.day }}', last)[0]?.message).toContain(
      'the last lesson has no next one',
    )
  })

  it('cannot loop, assign, read files or switch escaping off', () => {
    for (const tag of [
      'for a in links',
      'assign a = 1',
      'include "a"',
      'render "a"',
      'layout "a"',
      'raw',
      'capture a',
    ]) {
      expect(messages(`{% ${tag} %}`)[0]).toContain('cannot be used in a letter')
    }
    expect(messages('{{ cohort.name | raw }}')[0]).toContain('no filter “raw”')
    expect(messages('{{ constructor }}')[0]).toContain('no placeholder “constructor”')
    expect(messages('{{ links.constructor }}')[0]).toContain('no placeholder “links.constructor”')
  })

  it('have to be closed, as have conditions', () => {
    expect(findPlaceholderMistakes('a\n{{ day', allowed)).toEqual([
      { line: 2, message: expect.stringContaining('never closed') },
    ])
    expect(messages('{% if day %}a')[0]).toContain('not closed')
    expect(messages('a{% endif %}')).toHaveLength(1)
  })

  it('are found in a hostile source within a second', async () => {
    const sources = [
      '{{'.repeat(100_000),
      '{% if '.repeat(50_000),
      `{{ ${'a.'.repeat(50_000)} }}`,
      '{{ a }}'.repeat(2_000),
    ]
    const cost = await cpuMs(() => {
      for (const source of sources) expect(messages(source).length).toBeGreaterThan(0)
    })
    expect(cost).toBeLessThan(4_000)
  })
})
