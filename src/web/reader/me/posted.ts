import type { Context } from 'hono'
import type { FieldMessages } from '../../../html/error-summary.ts'
import type { Typed } from '../../../html/form.ts'
import type { Language } from '../../../language/catalogues.ts'
import type { Reader } from '../../../store/readers.ts'
import { keepLanguage } from '../../language.ts'
import type { PageParts } from '../../page-parts.ts'
import type { ShowAgain } from './with-reader.ts'

/** One form of "my course" that a reader posted. */
export type Posted = {
  c: Context
  parts: PageParts
  reader: Reader
  language: Language
  typed: Typed
  ip: string | undefined
  show: ShowAgain
}

/** What each form does, by the name at the end of its address. */
export type FormAnswers = Readonly<Record<string, (posted: Posted) => Promise<Response>>>

/** The page with the form once more: with what was typed, and what is wrong with it. */
export function again({ c, reader, typed, show }: Posted, messages: FieldMessages): Promise<Response> {
  return show(c, reader, { messages, typed })
}

/** To the page of the reader, which says what was done. */
export function back({ c }: Posted, done?: string, token = c.req.param('token')): Response {
  return c.redirect(keepLanguage(c, `/me/${token}${done ? `?done=${done}` : ''}`), 303)
}
