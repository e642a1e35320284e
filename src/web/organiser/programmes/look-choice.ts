import { choice } from '../../../html/choice.ts'
import type { Html } from '../../../html/html.ts'
import type { Say } from '../../../language/say.ts'
import { LOOKS, type Look } from '../letter-looks.ts'

/** On what a letter is shown while it is written. */
export function lookChoice(value: Look, say: Say): Html {
  const options = (Object.keys(LOOKS) as Look[]).map((look) => ({
    value: look,
    label: say(`o.letter.look.${look}`),
  }))
  return choice({ name: 'look', label: say('o.letter.looks'), options, value })
}
