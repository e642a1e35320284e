import { slug } from './names.ts'

/** What the pages of organisers have at the place of a name. */
const RESERVED = 'new'

/** In characters: files and addresses have it. */
const LONGEST_PROGRAMME_NAME = 60

/** Whether a text can name a new programme. */
export function isProgrammeName(text: string): boolean {
  return text !== RESERVED && text.length <= LONGEST_PROGRAMME_NAME && slug.safeParse(text).success
}

/** A name made of a title, such as `petit-cycle` of « Petit cycle »; empty where nothing of it can be in a name. */
export function programmeNameFrom(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[a-z0-9]+/g) ?? []
  return words.join('-').slice(0, LONGEST_PROGRAMME_NAME).replace(/-$/, '')
}
