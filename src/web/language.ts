import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import type { Language } from '../language/catalogues.ts'
import { FALLBACK_LANGUAGE, isLanguage, LANGUAGES } from '../language/language.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Looks up the language of what is in the path: set by `knowPlaces`. */
    languageOfPlace?: () => Promise<Language>
  }
}

/** The language of a page: the one that is asked for, else that of its reader or programme. */
export function readerLanguage(c: Context, own: Language): Language {
  return askedLanguage(c) ?? own
}

/**
 * The language of a page that has read nothing which has one, such as the answer to a link that opens nothing: the one
 * that is asked for, else that of the place, which costs a look into the database.
 */
export async function placeLanguage(c: Context): Promise<Language> {
  return askedLanguage(c) ?? (await c.get('languageOfPlace')?.()) ?? FALLBACK_LANGUAGE
}

/** `?lang=`, else the first of the browser's languages that we write. */
export function askedLanguage(c: Context): Language | undefined {
  return chosenLanguage(c) ?? browserLanguage(c.req.header('Accept-Language'))
}

/** The same page in another language. */
export type InOtherLanguage = { language: Language; href: string }

/**
 * Where the page of this request is in the languages that `language` is not: relative addresses, of its query alone, so
 * that no path of a request can lead to another host.
 */
export function otherLanguages(c: Context, language: Language): InOtherLanguage[] {
  return othersThan(language).map((other) => {
    const query = new URL(c.req.url).searchParams
    query.set('lang', other)
    return { language: other, href: `?${query}` }
  })
}

/** The other languages that we write. */
export function othersThan(language: Language): Language[] {
  return LANGUAGES.filter((other) => other !== language)
}

/** `path` in the language that the reader has chosen with `?lang=`; as it is when there was no choice. */
export function keepLanguage(c: Context, path: string): string {
  const chosen = chosenLanguage(c)
  if (!chosen) return path
  return `${path}${path.includes('?') ? '&' : '?'}lang=${chosen}`
}

/** What `?lang=` asks for. */
export function chosenLanguage(c: Context): Language | undefined {
  const lang = c.req.query('lang')
  return isLanguage(lang) ? lang : undefined
}

function browserLanguage(header: string | undefined): Language | undefined {
  for (const { type, q } of parseAccept(header ?? '')) {
    const tag = type.toLowerCase().split('-')[0]
    if (q > 0 && isLanguage(tag)) return tag
  }
  return undefined
}
