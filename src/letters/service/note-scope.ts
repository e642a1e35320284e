import type { Language } from '../../language/catalogues.ts'
import { READER } from '../liquid-engines.ts'
import { instant } from './event-moments.ts'
import { safeFirstName } from './safe-first-name.ts'

/** Everything that fills a note to one person. */
export type NoteContext = {
  /** The instant the letter speaks from; the same on every retry. */
  readonly now: Date
  /** The reader's IANA zone. */
  readonly zone: string
  /** As it was typed by whoever asked: it is left out where it is none. */
  readonly firstName: string | null
  /** Title of the programme. */
  readonly programme: string
  readonly sender: { readonly name: string; readonly postal: string }
  readonly askedAt: Date
  /** Until when the link works. */
  readonly expiresAt: Date
  /** The address that is wanted, masked; for a change of address alone. */
  readonly to?: string | undefined
  readonly linkUrl: string
  readonly helpUrl: string
}

/** The scope that Liquid reads for a note. */
export function noteScope(context: NoteContext, language: Language): object {
  const { now, zone } = context
  return {
    [READER]: { now, zone, language },
    first_name: safeFirstName(context.firstName),
    programme: context.programme,
    sender: context.sender.name,
    postal: context.sender.postal,
    asked: instant(context.askedAt),
    until: instant(context.expiresAt),
    to: context.to ?? '',
    link_url: context.linkUrl,
    help_url: context.helpUrl,
  }
}
