import { z } from 'zod'

/** Names of programmes, letters, sections and reminders. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'expected lower-case letters, digits and hyphens, such as 21-jours')

/** Names that letters use after a dot, as in `links.mooc` or `events.webinaire.start`. */
export const placeholderName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'expected lower-case letters, digits and underscores, starting with a letter')

/** Words that stand on one line: a sender, a title, a button. A folded text of YAML ends in a line break. */
export const line = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !/\p{Cc}/u.test(text), 'expected one line of text')
