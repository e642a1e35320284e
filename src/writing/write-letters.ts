import { MjmlUnavailable } from '../letters/render-mjml.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { type Desk, openTrack, type Unwritten, type WrittenLetter } from './desk.ts'
import { openBanners } from './lesson-banners.ts'
import type { LetterSetting } from './letter-setting.ts'
import { openAboutEvent, writeEventLetter } from './write-event-letter.ts'
import { openLessonWriter } from './write-lesson.ts'
import { openRequest, writeRequest } from './write-request.ts'

/** Writes the letter of one claimed delivery. */
export type Writer = (delivery: ClaimedDelivery) => Promise<WrittenLetter | Unwritten>

/**
 * Opens a writer for a chunk: cohorts are read anew, so that an old job does not carry old truth, and what letters
 * share is worked out once. The same delivery always gives the same bytes.
 */
export function openWriter(desk: Desk): Writer {
  const tracks = new Map<number, Promise<LetterSetting>>()
  const writeLesson = openLessonWriter(desk)
  return async (delivery) => {
    const opening = tracks.get(delivery.trackId) ?? openTrack(desk, delivery)
    tracks.set(delivery.trackId, opening)
    const track = await opening
    const { requestId } = delivery
    // What the database is asked is asked here: when it does not answer, no letter is at fault.
    const asked = requestId === null ? undefined : await openRequest(desk, { delivery, track, requestId })
    const about = await openAboutEvent(desk, { delivery, track, request: asked?.request })
    const banners = about || asked ? undefined : await openBanners(desk, { delivery, track })
    try {
      if (about) return await writeEventLetter(desk, about)
      return await (asked ? writeRequest(desk, asked) : writeLesson({ delivery, track, banners }))
    } catch (error) {
      if (error instanceof MjmlUnavailable) return { putOff: error.message }
      // Whatever a letter does wrong concerns that letter alone: it waits for an organiser, the rest goes on.
      return { held: (error as Error).message }
    }
  }
}
