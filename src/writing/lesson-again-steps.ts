import type { CompiledLesson } from '../letters/compile.ts'
import { fillLesson } from '../letters/fill.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { findLessonCopy, type LetterCopy } from '../store/letter-copies.ts'
import { letterBrand } from './letter-brand.ts'
import { contextIn, inTrack, settingOf } from './letter-setting.ts'
import { helpAddress, readerAddresses } from './reader-addresses.ts'
import { inVersion, versionOfCopy } from './setting-version.ts'
import type { DueLetter, Letter, Steps } from './steps.ts'

/** A lesson as it was mailed; `setting` is that of the track in which it was. */
type LessonAgain = Letter & { copy: LetterCopy }

/** A lesson that its reader asks for once more: the words of its day, and the addresses of that letter. */
export const LESSON_AGAIN_STEPS: Steps<
  DueLetter & { copy: LetterCopy | undefined },
  LessonAgain,
  CompiledLesson
> = {
  async open({ db }, due) {
    const { delivery, request } = due
    const letter = request?.detail.letter
    const copy = letter && (await findLessonCopy(db, { enrolmentId: delivery.enrolmentId, letter }))
    if (!copy) return { ...due, copy: undefined }
    const setting = await settingOf(db, inTrackOf(delivery, copy))
    return { delivery, request, copy, setting: await inVersion(db, setting, versionOfCopy(setting, copy)) }
  },
  decide({ delivery, setting, request, copy }) {
    if (!copy) return { held: `the lesson ${request?.detail.letter} is not out for this reader` }
    return {
      delivery,
      setting,
      copy,
      about: copy.letter,
      reader: { ...copy, generation: delivery.generation },
    }
  },
  compile({ letters, publicUrl }, { setting, delivery, copy }) {
    const brand = letterBrand({ setting, writtenAt: delivery.writtenAt, publicUrl })
    return letters.lesson(setting.edition, copy.letter, brand)
  },
  fill({ publicUrl }, { letter: { delivery, setting, copy }, compiled }) {
    const { letter, writtenAt: now } = copy
    const firstName = copy.isWritten ? copy.firstName : delivery.firstName
    const version = versionOfCopy(setting, copy)
    const helpUrl = helpAddress(publicUrl, setting.edition.programme.language)
    const context = contextIn(setting, { letter, now, version, firstName, helpUrl })
    return ({ tokens }) => fillLesson(compiled, { ...context, ...readerAddresses(publicUrl, tokens) })
  },
}

function inTrackOf(delivery: ClaimedDelivery, { track }: LetterCopy): ClaimedDelivery {
  return { ...delivery, ...inTrack(track) }
}
