import { userInfo } from 'node:os'
import { Option } from 'commander'
import type { Author } from '../domain/journal-entry.ts'

/** `--by <name>`: for every command that changes something. */
export function byOption(): Option {
  return new Option('--by <name>', 'who does this, for the journal; the user of the system when absent')
}

/** Who gives a command, for the journal. */
export function authorOf({ by }: { by?: string | undefined }): Author {
  return { name: by ?? systemUser() }
}

function systemUser(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown' // a container may run under a number that has no name
  }
}
