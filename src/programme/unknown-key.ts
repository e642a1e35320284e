import { NO_FILES } from '../letters/local-file.ts'
import { oneOf, suggest } from './suggest.ts'

/** What people call the files that mail carries along. */
const ATTACHMENTS = /^(?:attach(?:ed|ments?)?|pi[eè]ces?[ _-]?jointes?|pj|adjuntos?)$/i

/** What is wrong with a key of a YAML file, where `known` would be right. */
export function unknownKey(key: string, known: readonly string[]): { what: string; expected: string } {
  if (ATTACHMENTS.test(key)) {
    return {
      what: `'${key}' cannot be used: ${NO_FILES}`,
      expected: 'the file on the web, and a link to it in the text: [the plan](https://…)',
    }
  }
  return { what: `unknown key '${key}'${suggest(key, known)}`, expected: oneOf(known) }
}
