import type { CompiledLesson } from '../letters/compile.ts'
import { fillLesson } from '../letters/fill.ts'
import { type LessonBanner, openBanners } from './lesson-banners.ts'
import { letterBrand } from './letter-brand.ts'
import { contextIn } from './letter-setting.ts'
import { helpAddress, readerAddresses } from './reader-addresses.ts'
import type { DueLetter, Fill, Letter, Steps, WriterDeps } from './steps.ts'

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
  key({ delivery, banners }, { personal }) {
    const { trackId, letter, writtenAt, writtenVersion, firstName } = delivery
    const named = banners.map(({ name }) => name).join(' ')
    const words = `${trackId} ${letter} ${writtenAt.getTime()} ${writtenVersion} ${named}`
    return `${words} ${personal ? (firstName ?? '') : ''}`
  },
  fill,
}

async function fill(
  { publicUrl }: WriterDeps,
  { letter: lesson, compiled }: { letter: Lesson; compiled: CompiledLesson },
): Promise<Fill> {
  const { delivery, setting, banners } = lesson
  const { letter, writtenAt: now, writtenVersion: version, firstName } = delivery
  const helpUrl = helpAddress(publicUrl, setting.edition.programme.language)
  const shared = contextIn(setting, { letter, now, version, firstName, helpUrl })
  const filled = await Promise.all(banners.map((banner) => banner.open()))
  return (tokens) => {
    const addresses = readerAddresses(publicUrl, tokens)
    const told = filled.map((fillBanner) => fillBanner(addresses.meUrl))
    return fillLesson(compiled, { ...shared, ...addresses, ...(told.length > 0 ? { banners: told } : {}) })
  }
}
