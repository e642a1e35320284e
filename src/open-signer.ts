import { readFileSync } from 'node:fs'
import type { Config } from './config.ts'
import { UserError } from './domain/user-error.ts'
import { openSigner, type Sign } from './mail/dkim/sign-message.ts'
import { readSigningKey, type SigningKey } from './mail/dkim/signing-key.ts'

/**
 * What signs letters with DKIM; undefined where the configuration leaves that to the relay.
 * @throws UserError when a key cannot be read.
 */
export function signerOf(config: Pick<Config, 'dkim'>): Sign | undefined {
  const keys = signingKeys(config)
  return keys.length === 0 ? undefined : openSigner(keys)
}

/**
 * The keys that the configuration names.
 * @throws UserError when one of them cannot be read.
 */
export function signingKeys({ dkim }: Pick<Config, 'dkim'>): SigningKey[] {
  if (!dkim) return []
  return dkim.keys.map(({ selector, file, variable }) => {
    try {
      return { domain: dkim.domain, selector, ...readSigningKey(readFileSync(file, 'utf8')) }
    } catch (error) {
      throw new UserError(`${variable}=${file} cannot sign letters: ${(error as Error).message}`)
    }
  })
}
