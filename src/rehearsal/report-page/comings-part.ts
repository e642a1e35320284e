import { html } from 'hono/html'
import { localDate } from '../../domain/local-time.ts'
import type { Html } from '../../html/html.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport } from '../report.ts'
import { localDayWords } from './local-words.ts'

const SHOWN = 50

/** Who joined late and who took a break, the first of each; nothing where everybody read from the first day to the last. */
export function comingsPart({ comings, breaks, language, zone }: RehearsalReport): Html | '' {
  const say = sayIn(language)
  const dayOf = (at: string) => localDayWords(new Date(at), zone, language)
  const lines = [
    ...comings.slice(0, SHOWN).map(({ to: who, at, joined, lessons }) => {
      const day = dayOf(at)
      return joined ? say('report.cameLate', { who, day, lessons }) : say('report.cameTooLate', { who, day })
    }),
    ...breaks.slice(0, SHOWN).map(({ to: who, at, until, backAt }) => {
      const end = backAt === undefined ? until : localDate(new Date(backAt), zone)
      return say('report.tookBreak', { who, day: dayOf(at), until: dayOf(`${end}T12:00Z`) })
    }),
  ]
  return lines.length === 0 ? '' : html`<ul>${lines.map((line) => html`<li>${line}</li>\n`)}</ul>\n`
}
