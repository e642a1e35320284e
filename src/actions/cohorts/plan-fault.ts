import type { ChangePlan } from '../../domain/change-plan.ts'
import type { LessonFault } from '../../domain/lesson-faults.ts'
import { type Refusal, Refused } from '../../domain/refusal.ts'
import type { TrackChange } from '../../domain/track-change.ts'

const FAULTS = ['had', 'lost', 'disordered', 'collides'] as const satisfies LessonFault['fault'][]

/**
 * Why a plan cannot be made, if it cannot: somebody would lose a lesson that they wait for, get two on one day or in
 * another order, or a lesson would be dropped that somebody has.
 */
export function planFault({ tracks }: ChangePlan): Refused | undefined {
  const read = tracks.filter(({ people }) => people > 0)
  for (const fault of FAULTS) {
    const track = read.find(({ faults }) => faults.some((one) => one.fault === fault))
    if (track) return new Refused(refusalOf(fault, track))
  }
  return undefined
}

function refusalOf(fault: LessonFault['fault'], { people, after: { zone }, faults }: TrackChange): Refusal {
  const days = faults.filter((one) => one.fault === fault).map(({ day }) => day)
  const [lesson = 0] = days
  switch (fault) {
    case 'lost':
      return { refused: 'lessons-lost', lessons: days.join(', '), people, zone }
    case 'collides':
      return { refused: 'lessons-collide', lesson, people, zone }
    case 'disordered':
      return { refused: 'lessons-disordered', lesson, people, zone }
    case 'had':
      return { refused: 'lesson-had', lesson, people }
  }
}
