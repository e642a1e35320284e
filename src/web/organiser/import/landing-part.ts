import { hourWords } from '../../../domain/hour-words.ts'
import type { ImportPreview, Landing } from '../../../domain/people-import.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { momentWords } from '../../moment.ts'
import type { ImportVisit } from './import-visit.ts'

/** Where the people of a list arrive: in which zone, at which hour, and when their first letter leaves. */
export function landingPart({ visit }: ImportVisit, { landings }: ImportPreview): Html | '' {
  const { say, language, now } = visit
  if (landings.length === 0) return ''
  const first = ({ first: at, zone }: Landing) =>
    at === null ? say('o.import.landing.over') : momentWords(new Date(at), { zone, language, now })
  return table<Landing>({
    caption: say('o.import.landing'),
    rows: landings,
    columns: [
      {
        name: say('o.import.landing.clock'),
        kind: 'head',
        cell: ({ zone, at }) => `${placeOf(zone, language)}, ${hourWords(at, language)}`,
      },
      { name: say('o.import.landing.first'), cell: first },
      {
        ...{ name: say('o.import.landing.people'), kind: 'number' },
        cell: ({ people }) => people.toLocaleString(language),
      },
    ],
  })
}
