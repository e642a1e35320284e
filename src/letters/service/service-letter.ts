import type { OneOffWords } from '../../domain/one-off.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'
import type { Language } from '../../language/catalogues.ts'

import type { LetterBrand } from '../letter-brand.ts'

/** What was asked for about the course or an address, and is answered by a letter of the same name. */
export type NoteName = 'confirmation' | 'already' | 'link' | 'address-change' | 'new-address'

/** What a reader asked for about an event. */
export type AnswerName = 'register' | 'registered' | 'waiting' | 'unregistered'

/** What became of an event. */
export type NoticeName = 'moved' | 'cancelled'

/** A reminder letter that a programme has written itself, as its edition holds it. */
export type OwnLetter = {
  readonly editionHash: string
  /** `reminders/<event>.<reminder>.md` */
  readonly file: string
  readonly source: string
  readonly event: ProgrammeEvent
}

/**
 * Which letter of the service to write: `name` is that of its file in `templates/service/<language>/`, without `.md`,
 * and `frame` the layout around it. A programme's own reminder and a one-off letter
 * are in the language of the programme.
 */
export type ServiceSources = {
  readonly kind: 'service'
  readonly name: string
  readonly frame: 'note' | 'event' | 'one-off'
  readonly language: Language
  readonly own?: OwnLetter
  readonly oneOff?: OneOffWords
  readonly brand?: LetterBrand | undefined
}

/** The parts of a letter of the service, with Liquid placeholders. */
export type ServiceParts = {
  readonly subject: string
  readonly preheader: string
  readonly html: string
  readonly text: string
  /** Of reminders: the sentence that stands at the top of a lesson instead of a letter. */
  readonly banner?: string
  /** Of one-off letters: the body for our own page. */
  readonly web?: string
}
