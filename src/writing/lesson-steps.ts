import type { CompiledLesson } from '../letters/compile.ts'
import { fillLesson } from '../letters/fill.ts'
import { personText } from '../letters/person-text.ts'
import { wordsKey } from '../letters/words-key.ts'
import { type LessonBanner, openBanners } from './lesson-banners.ts'
import { letterBrand } from './letter-brand.ts'
import { contextIn } from './letter-setting.ts'
import { helpAddress, readerAddresses } from './reader-addresses.ts'
import type { DueLetter, Letter, SharedLetter, Steps, WriterDeps } from './steps.ts'

/** A lesson, and the reminders that are a part of it for this reader. */
type Lesson = Letter & { banners: readonly LessonBanner[] }

/** A lesson on its day. */
export const LESSON_STEPS: Steps<DueLetter & { banners: LessonBanner[] }, Lesson, CompiledLesson> = {
  async open(deps, due) {
    return { ...due, banners: await openBanners(deps, due) }
  },
  decide({ delivery, setting, banners }) {
    const { enrolmentId, generation } = delivery
    const reader = { enrolmentId, generation, deliveryId: delivery.id }
    return { delivery, setting, banners, about: delivery.letter, reader }
  },
  compile({ letters, publicUrl }, { setting, delivery }) {
    const brand = letterBrand({ setting, writtenAt: delivery.writtenAt, publicUrl })
    return letters.lesson(setting.edition, delivery.letter, brand)
  },
  share(deps, filling) {
    const named = isNamed(filling)
    const open = async () => ({ named, ...(await openLesson(deps, filling)) })
    return { chunkKey: `${named} ${chunkKey(filling)}`, open }
  },
  async fill(deps, filling) {
    return (await openLesson(deps, filling)).fill
  },
}

type Filling = { letter: Lesson; compiled: CompiledLesson }

/** Whether it has the name of its reader, and has it only where it is written. */
function isNamed({ letter: { delivery }, compiled }: Filling): boolean {
  return compiled.nameUse === 'written' && personText(delivery.firstName ?? '') !== ''
}

function chunkKey({ letter: { delivery, banners }, compiled }: Filling): string {
  const { trackId, letter, writtenAt, writtenVersion, firstName } = delivery
  const told = banners.map(({ name }) => name).join(',')
  // What a banner says may have a name in it.
  const name = compiled.nameUse === 'more' || told !== '' ? firstName : ''
  return `${trackId} ${letter} ${writtenAt.getTime()} ${writtenVersion} ${told} ${name}`
}

/** What its words depend on, and how it is filled for any reader of these words. */
async function openLesson(
  { publicUrl }: WriterDeps,
  filling: Filling,
): Promise<Pick<SharedLetter, 'words' | 'fill'>> {
  const { delivery, setting, banners } = filling.letter
  const { letter, writtenAt: now, writtenVersion: version } = delivery
  const { nameUse } = filling.compiled
  const firstName = nameUse === 'more' ? delivery.firstName : null
  const helpUrl = helpAddress(publicUrl, setting.edition.programme.language)
  const context = contextIn(setting, { letter, now, version, firstName, helpUrl })
  const filled = await Promise.all(banners.map((banner) => banner.open()))
  const told = (meUrl: string) =>
    filled.length > 0 ? { banners: filled.map((fillBanner) => fillBanner(meUrl)) } : {}
  return {
    words: wordsKey(filling.compiled, { ...context, ...told(publicUrl) }),
    fill(reader) {
      const addresses = readerAddresses(publicUrl, reader.tokens)
      const subscriber = nameUse === 'written' ? { firstName: reader.firstName ?? '' } : context.subscriber
      return fillLesson(filling.compiled, { ...context, subscriber, ...addresses, ...told(addresses.meUrl) })
    },
  }
}
