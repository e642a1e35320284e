import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import type { JoiningPlan, Newcomer } from './joining-plan.ts'
import { type PlanSince, sawOf } from './plan-line.ts'

/** `moment`: an instant as it is told there; `since`: how the plan differs from the one that was seen. */
export type JoiningTelling = {
  language: Language
  moment: (at: Date) => string
  since?: PlanSince | undefined
}

/** One thing that a plan does, and whether it is other than it was seen. */
export type JoiningWords = { words: string; isOther: boolean }

/** What it does to change who may join a cohort, sentence by sentence: the same on pages and in commands. */
export function joiningWords(plan: JoiningPlan, telling: JoiningTelling): JoiningWords[] {
  const { enrolled, pending, fits, over, newcomer } = plan
  const say = sayIn(telling.language)
  const told = (about: string, words: string) => ({
    words,
    isOther: sawOf(telling.since, { about, of: 'joining' }) !== undefined,
  })
  return [
    told('people', say('joining.people', { enrolled, pending })),
    ...(over > 0 ? [told('over', say('joining.over', { over }))] : []),
    told('signUp', signUpWords(plan, telling)),
    ...(fits < pending ? [told('fits', say('joining.fits', { fits }))] : []),
    ...(newcomer
      ? [
          told('before', newcomerWords('before', newcomer.before, telling)),
          told('after', newcomerWords('after', newcomer.after, telling)),
        ]
      : []),
  ]
}

function signUpWords({ signUp: { before, after } }: JoiningPlan, { language }: JoiningTelling): string {
  const say = sayIn(language)
  if (before === after) return say(`joining.signUp.${after}`)
  return say(after === 'open' ? 'joining.signUp.opens' : 'joining.signUp.closes')
}

function newcomerWords(
  which: 'before' | 'after',
  newcomer: Newcomer | null,
  { language, moment }: JoiningTelling,
): string {
  const say = sayIn(language)
  if (!newcomer) return say(`joining.${which}.waits`)
  const { first, byMail, missed } = newcomer
  return say(`joining.${which}.gets`, { day: first.day, when: moment(first.dueAt), byMail, missed })
}
