import type { FollowUp } from '../../actions/events/follow-ups.ts'
import { audienceWords } from '../../actions/events/plan-words.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'
import { table } from '../output.ts'
import { instantIn } from './moments.ts'

type Seen = { kind: ProgrammeEvent['kind']; now: Date }

/**
 * The letters that follow an event: those still to leave, and those that have left without reaching people recorded
 * later.
 */
export function followUpWords(letters: readonly FollowUp[], seen: Seen): string[] {
  const coming = letters.filter(({ isGone }) => !isGone)
  const gone = letters.filter(({ isGone }) => isGone)
  return [
    ...(coming.length === 0
      ? ['No letter that follows it is still to leave.']
      : ['These letters follow by themselves:', ...rowsOf(coming, 'LEAVES', seen)]),
    ...(gone.length === 0
      ? []
      : ['These have left, and do not reach people recorded only now:', ...rowsOf(gone, 'LEFT', seen)]),
  ]
}

/** A letter whose time has come leaves at the next tick. */
function rowsOf(letters: readonly FollowUp[], title: string, { kind, now }: Seen): string[] {
  const rows = letters.map(({ reminder, audience, dueAt, zone, isGone }) => {
    const isDue = !isGone && dueAt <= now
    return [
      `  ${reminder}`,
      audienceWords(audience, { kind, language: 'en' }),
      isDue ? 'at once' : instantIn(dueAt, zone),
      zone,
    ]
  })
  return table([['  REMINDER', 'FOR', title, 'ZONE'], ...rows])
}
