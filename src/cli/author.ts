import { userInfo } from 'node:os'
import { Option } from 'commander'
import type { Author } from '../domain/journal-entry.ts'

/** Who gives a command: the name after `--by`, or the user of the system. */
export function author(by: string | undefined): Author {
  return { name: by ?? userInfo().username }
}

export function byOption(): Option {
  return new Option('--by <name>', 'who does it, for the journal; the user of the system when absent')
}
