import { CATALOGUES, type Language } from './catalogues.ts'

/** The language of whoever asks for none, where no programme or reader has one either. */
export const FALLBACK_LANGUAGE: Language = 'fr'

/** The languages of which there is a catalogue, the fallback first and the others by their tags. */
export const LANGUAGES: readonly [Language, ...Language[]] = [
  FALLBACK_LANGUAGE,
  ...(Object.keys(CATALOGUES) as Language[]).filter((tag) => tag !== FALLBACK_LANGUAGE).toSorted(),
]

/** Whether there is a catalogue of this language. */
export function isLanguage(tag: string | undefined): tag is Language {
  return tag !== undefined && Object.hasOwn(CATALOGUES, tag)
}

/** The name that speakers of a language have for it, as a link to it says: « Français », `English`. */
export function ownName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
