import type { Context } from 'hono'
import type { Html } from '../../../html/html.ts'
import { postForm } from '../../../html/post-form.ts'
import type { Language } from '../../../language/catalogues.ts'
import type { Reader } from '../../../store/readers.ts'
import { keepLanguage, readerLanguage } from '../../language.ts'
import type { PageParts } from '../../page-parts.ts'
import type { Mistakes } from './with-reader.ts'

/** What every page of a reader is written from. */
export type Place = { c: Context; parts: PageParts; language: Language; now: Date } & Mistakes

export const NO_MISTAKES: Mistakes = { messages: {}, typed: () => undefined }

export function placeFor(c: Context, parts: PageParts, reader: Reader, mistakes = NO_MISTAKES): Place {
  return { c, parts, language: readerLanguage(c, reader.language), now: parts.clock.now(), ...mistakes }
}

/** The path of one of the pages of this reader. */
export function myPath({ c }: Pick<Place, 'c'>, name = ''): string {
  return `/me/${c.req.param('token')}${name && `/${name}`}`
}

/** A form of "my course" that posts to `/me/<token>/<name>`. */
export function myForm(place: Place, name: string, content: Html): Html {
  const path = myPath(place, name)
  return postForm({ action: keepLanguage(place.c, path), hidden: place.parts.guard.field(path), content })
}
