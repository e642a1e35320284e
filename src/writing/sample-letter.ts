import { createHash } from 'node:crypto'
import type { Edition } from '../domain/edition.ts'
import type { TokenKeys } from '../domain/tokens.ts'
import type { FilledLetter } from '../letters/fill.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { EVENT_STEPS } from './event-steps.ts'
import { LESSON_STEPS } from './lesson-steps.ts'
import { type LetterSetting, settingOf } from './letter-setting.ts'
import { ONE_OFF_STEPS } from './one-off-steps.ts'
import { readerTokens } from './reader-addresses.ts'
import { inVersion } from './setting-version.ts'
import type { DueLetter, Letter, Steps, Unwritten, WriterDeps } from './steps.ts'
import { isUnwritten, unwrittenBy } from './unwritten.ts'

/** A letter that can be read before it leaves: nobody asked for it. */
export type SampleKind = 'lesson' | 'reminder' | 'notice' | 'one-off'

/** A letter as one reader would read it, with the letter that it is. */
export type SampleLetter = { letter: Letter; filled: FilledLetter }

/** What it takes to write a sample: `WriterDeps` without what names an attempt at the relay. */
export type SampleDeps = Omit<WriterDeps, 'installation'>

/** The path below which the addresses of samples are. */
export const SAMPLE_PATH = '/sample'

/**
 * Writes a letter as it would be for a reader, for whoever wants to see it before: nothing of it is written down. Its
 * personal links lead to a page that says what they are: they are below a path of their own, and signed with a key that
 * opens nothing. `edition`: whose words it has, where they are not those of its version.
 */
export async function writeSample(
  deps: SampleDeps,
  delivery: ClaimedDelivery & { kind: SampleKind },
  edition?: Edition,
): Promise<SampleLetter | Unwritten> {
  const known = await inVersion(deps.db, await settingOf(deps.db, delivery), delivery.writtenVersion)
  return writeSampleIn(deps, { delivery, setting: edition ? { ...known, edition } : known })
}

/** The same in a setting that may be of no cohort, or with the words of an edition that it has not got. */
export async function writeSampleIn(
  deps: SampleDeps,
  { delivery, setting }: { delivery: ClaimedDelivery & { kind: SampleKind }; setting: LetterSetting },
): Promise<SampleLetter | Unwritten> {
  const harmless = {
    ...deps,
    installation: '',
    publicUrl: `${deps.publicUrl}${SAMPLE_PATH}`,
    keys: sampleKeys(deps.keys),
  }
  const due = { delivery, setting, request: undefined }
  switch (delivery.kind) {
    case 'lesson':
      return fillIn(LESSON_STEPS, harmless, due)
    case 'one-off':
      return fillIn(ONE_OFF_STEPS, harmless, due)
    case 'reminder':
    case 'notice':
      return fillIn(EVENT_STEPS, harmless, due)
  }
}

/** Keys of tokens that no page of ours accepts. */
export function sampleKeys([key]: TokenKeys): TokenKeys {
  return [createHash('sha256').update('samples of letters\0').update(key).digest('hex')]
}

async function fillIn<Facts, L extends Letter, Compiled>(
  steps: Steps<Facts, L, Compiled>,
  deps: WriterDeps,
  due: DueLetter,
): Promise<SampleLetter | Unwritten> {
  const facts = await steps.open(deps, due)
  try {
    const letter = steps.decide(facts)
    if (isUnwritten(letter)) return letter
    const fill = await steps.fill(deps, { letter, compiled: await steps.compile(deps, letter) })
    const { firstName } = letter.delivery
    return { letter, filled: fill({ tokens: readerTokens(deps.keys, letter.reader), firstName }) }
  } catch (error) {
    return unwrittenBy(error)
  }
}
