import { html } from 'hono/html'
import { z } from 'zod'
import type { FieldTexts } from '../../domain/field-change.ts'
import { changeWords } from '../../domain/field-words.ts'
import type { Typed } from '../../html/form.ts'
import type { Html } from '../../html/html.ts'
import { changesOfCohort } from '../../store/cohort-history.ts'
import { momentWords } from '../moment.ts'
import type { Visit } from './visit.ts'

const FIELD = 'seen'
const texts = z.record(z.string(), z.string())
/** How far back it is looked up who changed a field. */
const LOOKED_AT = 200

/** What a form shows, kept in it: what is stored when it comes back tells whether somebody else was faster. */
export function seenField(shown: FieldTexts): Html {
  return html`<input type="hidden" name="${FIELD}" value="${JSON.stringify(shown)}">
`
}

/** One field that somebody else has changed since the form was shown, and who. */
export type Meanwhile = { field: string; before: string; after: string; author: string; at: Date }

/**
 * What others have changed since a form was shown, of the fields that it would now overwrite or that it shows as they were.
 * Nothing for a form that does not say what it showed, and nothing that the same organiser has changed.
 */
export async function changedMeanwhile(
  { parts: { db }, organiser }: Visit,
  { cohortId, typed, stored }: { cohortId: number; typed: Typed; stored: FieldTexts },
): Promise<Meanwhile[]> {
  const seen = readSeen(typed)
  if (!seen) return []
  const stale = Object.keys({ ...seen, ...stored }).filter(
    (name) => (seen[name] ?? '') !== (stored[name] ?? ''),
  )
  if (stale.length === 0) return []
  const noted = await changesOfCohort(db, cohortId, LOOKED_AT)
  return stale.flatMap((field) => {
    const found = noted.find(({ changes }) => changes.some((change) => change.field === field))
    if (!found || found.organiserId === organiser.id) return []
    const { author, at } = found
    return [{ field, before: seen[field] ?? '', after: stored[field] ?? '', author, at }]
  })
}

function readSeen(typed: Typed): FieldTexts | undefined {
  try {
    const read = texts.safeParse(JSON.parse(typed(FIELD)))
    return read.success ? read.data : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A form as it is shown again after a change by somebody else: theirs, but for the fields that were typed into. */
export function mergedTexts(
  typed: Typed,
  { own, stored }: { own: FieldTexts; stored: FieldTexts },
): FieldTexts {
  const seen = readSeen(typed) ?? {}
  const names = Object.keys({ ...stored, ...own })
  const isTouched = (name: string) => (own[name] ?? '') !== (seen[name] ?? '')
  return Object.fromEntries(names.map((name) => [name, (isTouched(name) ? own[name] : stored[name]) ?? '']))
}

/** Says who has changed what meanwhile, and that nothing was overwritten. */
export function meanwhileNotice(
  changes: readonly Meanwhile[],
  { say, language, now }: Visit,
  zone: string,
): Html | '' {
  if (changes.length === 0) return ''
  return html`<div class="errors" role="alert" tabindex="-1" autofocus>
<h2>${say('o.seen.title')}</h2>
<ul>${changes.map(
    (change) =>
      html`<li>${say('o.seen.changed', {
        author: change.author,
        when: momentWords(change.at, { now, zone, language }),
        change: changeWords([change], language),
      })}</li>\n`,
  )}</ul>
<p>${say('o.seen.advice')}</p>
</div>
`
}
