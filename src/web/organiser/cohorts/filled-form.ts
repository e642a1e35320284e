import type { FieldTexts } from '../../../domain/field-change.ts'
import type { Programme } from '../../../domain/programme.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import type { Language } from '../../../language/catalogues.ts'

/** The form of a draft, filled in. */
export type DraftForm = {
  programme: Programme
  /** Whether readers would get no stand-in. */
  isFilled: boolean
  programmes: readonly { name: string; title: string; language: Language }[]
  /** Undefined before it is kept. */
  slug: string | undefined
  /** What the fields show. */
  texts: FieldTexts
  /** What is stored: the fields as others may find them. */
  seen: FieldTexts
  messages: FieldMessages
}
