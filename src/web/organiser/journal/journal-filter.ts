import { z } from 'zod'
import { addressKey, parseAddress } from '../../../domain/address.ts'
import { isoDate } from '../../../domain/calendar-rule.ts'
import { ABOUT, isAbout } from '../../../domain/journal-about.ts'
import { endOfLocalDay, startOfLocalDay } from '../../../domain/local-time.ts'
import { type Fault, form, textField } from '../../../html/form.ts'
import type { Database } from '../../../store/database.ts'
import type { JournalFilter } from '../../../store/journal-list.ts'
import { subscriberAt } from '../../../store/subscriber-at.ts'

type Read<Value> = { ok: true; value: Value | undefined } | { ok: false; fault: Fault<'wrong'> }

const date = textField<string | undefined>((text): Read<string> => {
  if (text === '') return { ok: true, value: undefined }
  const { data } = isoDate.safeParse(text)
  return data === undefined ? { ok: false, fault: { code: 'wrong' } } : { ok: true, value: data }
})

const person = textField<string | undefined>((text): Read<string> => {
  if (text.trim() === '') return { ok: true, value: undefined }
  const parsed = parseAddress(text)
  return parsed.ok ? { ok: true, value: addressKey(parsed.address) } : { ok: false, fault: { code: 'wrong' } }
})

/** What the form above the journal asks for. */
export const filterForm = form(
  z.object({
    author: z.string(),
    about: z.string().transform((text) => (isAbout(text) ? ABOUT[text] : undefined)),
    cohort: z.string(),
    person,
    from: date,
    until: date,
  }),
  { fields: { author: [], about: [], cohort: [], person: ['wrong'], from: ['wrong'], until: ['wrong'] } },
)

type Asked = Extract<ReturnType<typeof filterForm.read>, { ok: true }>['value']

/** No subscriber has this id: nothing is found of somebody who is not known. */
const NOBODY = 0

/** The filter that is asked for; days are those of a zone. */
export async function filterOf(db: Database, asked: Asked, zone: string): Promise<JournalFilter> {
  const { author, about, cohort, person, from, until } = asked
  return {
    author: author || undefined,
    about,
    cohort: cohort || undefined,
    subscriberId: person === undefined ? undefined : ((await subscriberAt(db, person)) ?? NOBODY),
    from: from === undefined ? undefined : startOfLocalDay(from, zone),
    until: until === undefined ? undefined : endOfLocalDay(until, zone),
  }
}
