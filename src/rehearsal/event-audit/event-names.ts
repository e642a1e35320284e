import type { Programme } from '../../domain/programme.ts'
import { plain } from './read-mail.ts'

/**
 * What sentences call each event, in lower case: its title, and the quoted part of the title if no other event has the
 * same.
 */
export function eventNames({ events }: Programme): ReadonlyMap<string, readonly string[]> {
  const titles = Object.entries(events).map(
    ([name, { title }]) => [name, plain(title).toLowerCase()] as const,
  )
  const quoted = (title: string) => /[«“]\s*(.+?)\s*[»”]/.exec(title)?.[1]
  return new Map(
    titles.map(([name, title]) => {
      const short = quoted(title)
      const isAlone = titles.filter(([, other]) => quoted(other) === short).length === 1
      return [name, short !== undefined && isAlone ? [title, short] : [title]]
    }),
  )
}

const KINDS: Readonly<Record<string, RegExp>> = {
  webinar: /(?<!\p{L})(?:webinaires?|webinars?)(?!\p{L})/iu,
  mooc: /(?<!\p{L})moocs?(?!\p{L})/iu,
}

/** Whether a sentence contains a word for events of a kind. */
export function speaksOf(sentence: string, kind: string): boolean {
  return KINDS[kind]?.test(sentence) ?? false
}
