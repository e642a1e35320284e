import { UserError } from '../../domain/user-error.ts'

/** For which domain letters are signed, and with which keys: files in PEM. `variable` names where a file was set. */
export type DkimSettings = {
  domain: string
  keys: readonly { selector: string; file: string; variable: string }[]
}

/** What the environment says, each of it already looked at for itself. */
type Given = {
  DKIM_DOMAIN?: string | undefined
  DKIM_SELECTOR?: string | undefined
  DKIM_KEY?: string | undefined
  DKIM_SECOND_SELECTOR?: string | undefined
  DKIM_SECOND_KEY?: string | undefined
}

/**
 * The settings of signatures; undefined where letters are not signed here.
 * @throws UserError when some are set and others that belong to them are not.
 */
export function dkimSettings(given: Given): DkimSettings | undefined {
  const first = keyOf(given.DKIM_SELECTOR, given.DKIM_KEY, 'DKIM_KEY')
  const second = keyOf(given.DKIM_SECOND_SELECTOR, given.DKIM_SECOND_KEY, 'DKIM_SECOND_KEY')
  if (second === 'half')
    throw new UserError('DKIM_SECOND_SELECTOR and DKIM_SECOND_KEY belong together: set both, or neither')
  if (!given.DKIM_DOMAIN && !first && !second) return undefined
  if (!given.DKIM_DOMAIN || !first || first === 'half')
    throw new UserError('DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY belong together: set all three, or none')
  if (second?.selector === first.selector)
    throw new UserError('DKIM_SELECTOR and DKIM_SECOND_SELECTOR are the same: each key has a name of its own')
  return { domain: given.DKIM_DOMAIN, keys: second ? [first, second] : [first] }
}

function keyOf(selector: string | undefined, file: string | undefined, variable: string) {
  if (selector === undefined && file === undefined) return undefined
  return selector === undefined || file === undefined ? 'half' : { selector, file, variable }
}
