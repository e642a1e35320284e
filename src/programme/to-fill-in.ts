import { domainOf } from '../domain/address.ts'
import type { Edition } from '../domain/edition.ts'
import { isHttps, isPlaceholderHost } from '../domain/outside-address.ts'
import type { Programme } from '../domain/programme.ts'

/** What of a programme and its lessons still holds a stand-in: `toFillIn`, and `lessons.jour-02` for a lesson. */
export function editionToFillIn({ programme, files }: Pick<Edition, 'programme' | 'files'>): string[] {
  const unwritten = programme.lessons.filter(
    ({ letter }) => standInsOf(files[`lessons/${letter}.md`] ?? '').length > 0,
  )
  return [...toFillIn(programme), ...unwritten.map(({ letter }) => `lessons.${letter}`)]
}

/** The keys of a programme that still hold a stand-in, such as `links.mooc` or `sender.address`. */
export function toFillIn({ links, sender, privacy, events }: Programme): string[] {
  const standIns = Object.entries(links).filter(
    ([, { url }]) => !isHttps(url) || isPlaceholderHost(new URL(url).hostname),
  )
  return [
    ...standIns.map(([name]) => `links.${name}`),
    ...(isPlaceholderHost(domainOf(sender.address)) ? ['sender.address'] : []),
    ...(isPlaceholderText(sender.postal) ? ['sender.postal'] : []),
    ...(controllerStandIns(privacy?.controller ?? {}).length > 0 ? ['privacy.controller'] : []),
    ...Object.entries(events)
      .filter(([, { title }]) => isInBrackets(title))
      .map(([name]) => `events.${name}.title`),
  ]
}

const SAID_OF_CONTROLLERS = ['name', 'address', 'contact'] as const

/** What is still a stand-in of who answers for the data of readers. */
export function controllerStandIns(controller: Readonly<Record<string, unknown>>): string[] {
  return SAID_OF_CONTROLLERS.filter((key) => {
    const said = controller[key]
    return typeof said === 'string' && isPlaceholderText(said)
  })
}

const STANDS_IN =
  /(?<!\p{L})(?:[àa] (?:compl[ée]ter|remplir|pr[ée]ciser|renseigner)|por (?:completar|rellenar)|to (?:be )?(?:completed?|fill(?:ed)? in)|todo|tbd|x{3,}|lorem ipsum)(?!\p{L})/iu
const IN_BRACKETS = /^\s*(?:\[.*\]|<.*>)\s*$/su

/** Whether a text is only a stand-in: “à compléter”, nothing but signs, or everything in brackets. */
export function isPlaceholderText(text: string): boolean {
  return STANDS_IN.test(text) || isInBrackets(text) || !/[\p{L}\p{N}]/u.test(text)
}

/** Whether all of a text is in brackets. “Webinar, title to be completed” may be what a title is meant to say. */
export function isInBrackets(text: string): boolean {
  return IN_BRACKETS.test(text)
}

/**
 * A paragraph, a heading or an item of a list that is all in square brackets, or a quoted value of the front matter that
 * is.
 */
const STAND_IN_LINE =
  /^(?:(?:#{1,6} +|[-*+] +|\d+[.)] +)?\[([^[\]]*\p{L}[^[\]]*)\]|(?:- )?[\w-]+: *"\[([^[\]]*\p{L}[^[\]]*)\]")$/u

/**
 * Where a lesson says only what is to be written there, in square brackets, as a new programme does. Lines count from
 * 1.
 */
export function standInsOf(lesson: string): { line: number; said: string }[] {
  return lesson.split(/\r\n|\r|\n/).flatMap((text, index) => {
    const [, paragraph, value] = STAND_IN_LINE.exec(text.trim()) ?? []
    const said = paragraph ?? value
    // A link may be written as its name alone, with its address elsewhere.
    const isLink = said === undefined || lesson.includes(`[${said}]:`)
    return isLink ? [] : [{ line: index + 1, said }]
  })
}
