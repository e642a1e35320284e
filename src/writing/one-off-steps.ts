import type { OneOffWords } from '../domain/one-off.ts'
import type { CompiledServiceLetter } from '../letters/compile.ts'
import { fillServiceLetter } from '../letters/fill.ts'
import { fixedScope } from '../letters/letter-context.ts'
import type { LetterReader } from '../letters/reader-marks.ts'
import { type OneOffContext, oneOffScope } from '../letters/service/one-off-scope.ts'
import { oneOffKey } from '../letters/service/one-off-words.ts'
import { safeFirstName } from '../letters/service/safe-first-name.ts'
import type { ServiceSources } from '../letters/service/service-letter.ts'
import { oneOffWordsKey } from '../letters/words-key.ts'
import { letterBrand } from './letter-brand.ts'
import { courseIn, type LetterSetting } from './letter-setting.ts'
import { helpAddress, readerAddresses } from './reader-addresses.ts'
import type { DueLetter, Letter, SharedLetter, Steps, WriterDeps } from './steps.ts'

type OneOffLetter = Letter & { written: OneOffWords }
type Filling = { letter: OneOffLetter; compiled: CompiledServiceLetter }

/** What an organiser wrote to some of a cohort. */
export const ONE_OFF_STEPS: Steps<DueLetter, OneOffLetter, CompiledServiceLetter> = {
  open: async (_, due) => due,
  decide({ delivery, setting }) {
    const { enrolmentId, generation, oneOff, letter } = delivery
    if (!oneOff) return { held: 'what this letter says is not in the database' }
    const reader = { enrolmentId, generation, deliveryId: delivery.id }
    return { delivery, setting, written: oneOff, about: letter, reader }
  },
  compile({ letters, publicUrl }, { delivery, setting, written }) {
    const brand = letterBrand({ setting, writtenAt: delivery.writtenAt, publicUrl })
    return letters.service({ ...oneOffSources(setting, written), brand })
  },
  share(deps, filling) {
    const { delivery } = filling.letter
    const { nameUse } = filling.compiled
    const named = nameUse === 'written' && safeFirstName(delivery.firstName) !== ''
    return {
      chunkKey: `${named} ${chunkKey(filling)}`,
      open: async () => ({ named, nameOf: safeFirstName, ...openOneOff(deps, filling) }),
    }
  },
  fill: (deps, filling) => openOneOff(deps, filling).fill,
}

/** A one-off letter is in the language of the programme, as what its organiser wrote is. */
export function oneOffSources(
  { edition }: Pick<LetterSetting, 'edition'>,
  oneOff: OneOffWords,
): ServiceSources {
  return { kind: 'service', frame: 'one-off', name: 'one-off', language: edition.programme.language, oneOff }
}

function chunkKey({ letter: { delivery }, compiled }: Filling): string {
  const { trackId, letter, writtenAt, writtenVersion, firstName } = delivery
  const name = compiled.nameUse === 'more' ? firstName : ''
  return `${trackId} ${letter} ${writtenAt.getTime()} ${writtenVersion} ${name}`
}

const NOBODY = { unsubscribe: '', me: '', read: '' }

/** What its words depend on, and how it is filled for any reader of these words. */
function openOneOff(deps: WriterDeps, { letter, compiled }: Filling): Pick<SharedLetter, 'words' | 'fill'> {
  const { delivery, setting, written } = letter
  const fixed = fixedScope(setting.edition.programme)
  const own = compiled.nameUse === 'more' ? delivery : undefined
  const { writtenAt: now, writtenVersion: version } = delivery
  const contextFor = ({ tokens, firstName }: LetterReader) => {
    const addresses = readerAddresses(deps.publicUrl, tokens)
    return oneOffContext(deps, setting, {
      now,
      version,
      addresses,
      firstName: own ? own.firstName : firstName,
    })
  }
  const text = oneOffKey(written)
  return {
    words: oneOffWordsKey({ letter: compiled, text }, fixed, contextFor({ tokens: NOBODY, firstName: null })),
    fill: (reader) => fillServiceLetter(compiled, oneOffScope(fixed, contextFor(reader))),
  }
}

/** From which instant a one-off letter speaks, and to whom; `version` is that of the cohort's events. */
export type OneOffOccasion = {
  now: Date
  version: number
  firstName: string | null
  addresses: Pick<OneOffContext, 'unsubscribeUrl' | 'meUrl' | 'readUrl' | 'eventsUrl'>
}

/** What fills a one-off letter, by mail or on a page. */
export function oneOffContext(
  { publicUrl }: Pick<WriterDeps, 'publicUrl'>,
  setting: LetterSetting,
  { now, version, firstName, addresses }: OneOffOccasion,
): OneOffContext {
  const { title, sender, language } = setting.edition.programme
  const helpUrl = helpAddress(publicUrl, language)
  return {
    ...courseIn(setting, { now, version, helpUrl }),
    ...addresses,
    firstName,
    programme: title,
    sender,
  }
}
