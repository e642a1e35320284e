import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'

/** What whoever confirms the new end agrees to: it holds no address, so an erasure leaves it as it is. */
export function newAddressWording(language: Language): string {
  const say = sayIn(language)
  return `${say('me.address.new.text')}\n${say('me.address.new.button')}`
}
