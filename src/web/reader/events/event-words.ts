import type { EventPhase } from '../../../domain/event-phase.ts'
import type { ProgrammeEvent } from '../../../domain/programme.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'

/** What is said of an event where it stands; nothing of one that is still to come. */
export function phaseWords(
  { kind, phase }: { kind: ProgrammeEvent['kind']; phase: EventPhase },
  language: Language,
): string[] {
  const told = sayNamed(language, `event.phase.${kind}`, phase)
  return told === undefined ? [] : [told]
}

/** « 1 h 30 », « 45 min », « 2 h » */
export function lengthWords(minutes: number, language: Language): string {
  const say = sayIn(language)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return say('event.minutes', { minutes: rest })
  return rest === 0
    ? say('event.hours', { hours })
    : say('event.hoursAndMinutes', { hours, minutes: String(rest).padStart(2, '0') })
}
