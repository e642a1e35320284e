import type { Programme } from '../../domain/programme.ts'
import { inAnyLanguage } from './any-language.ts'
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

/** Whether a sentence contains a word for events of a kind, in any language. */
export function speaksOf(sentence: string, kind: string): boolean {
  return KINDS.get(kind)?.test(sentence) ?? false
}

const KINDS: ReadonlyMap<string, RegExp> = new Map(
  ['webinar', 'mooc'].map((kind) => [kind, inAnyLanguage(({ kinds }) => kinds[kind], { whole: true })]),
)
