import { html } from 'hono/html'
import type { MyCourse } from '../../../actions/readers/my-course.ts'
import { dateWords } from '../../../domain/moment-words.ts'
import { makeToken } from '../../../domain/tokens.ts'
import type { Html } from '../../../html/html.ts'
import { sayIn } from '../../../language/say.ts'
import { withoutPlaceholders } from '../../../letters/without-placeholders.ts'
import { keepLanguage } from '../../language.ts'
import type { Place } from './place.ts'

/** The letters outside the calendar that came, the newest first; nothing where none did. */
export function oneOffList({ oneOffs, reader, programme }: MyCourse, place: Place): Html | '' {
  if (oneOffs.length === 0) return ''
  const { c, now, language, parts } = place
  const rows = oneOffs.map(({ deliveryId, subject, at }) => {
    const path = `/read/${makeToken(parts.keys, 'read', deliveryId, reader.generation)}`
    const date = dateWords({ at, wholeDay: false, date: '' }, { now, zone: reader.track.zone, language })
    return html`<li><a href="${keepLanguage(c, path)}" lang="${programme.language}">${withoutPlaceholders(subject)}</a>
<span class="quiet">${date}</span></li>
`
  })
  return html`<section><h2>${sayIn(language)('me.oneOffs')}</h2>
<ul class="lessons undated">${rows}</ul></section>`
}
