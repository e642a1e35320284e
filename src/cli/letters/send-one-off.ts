import { cohortAndEdition } from '../../actions/cohorts/cohort-and-edition.ts'
import { planOneOff } from '../../actions/one-offs/plan-one-off.ts'
import { sendOneOff } from '../../actions/one-offs/send-one-off.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { parseLeavesAt } from '../../domain/one-off.ts'
import type { OneOffPlan } from '../../domain/one-off-plan.ts'
import { UserError } from '../../domain/user-error.ts'
import { createLetterCache } from '../../letters/letter-cache.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { oneOffPlanWords } from './one-off-words.ts'

export type SendOptions = { at?: string; yes?: boolean; apply?: string; by?: string }

/**
 * `feuilleton letter send <cohort> <number>`: shows whom a one-off letter would reach and when, and sends it with
 * `--yes`, or with `--apply <plan>` where it still does what that plan says.
 */
export async function sendLetter(
  config: Config,
  { cohort: slug, id }: { cohort: string; id: number },
  options: SendOptions,
  output: Output,
): Promise<number> {
  const leavesAt = leavesAtOf(options)
  return withStore(config, async (db) => {
    const { cohort, edition } = await cohortAndEdition(db, slug)
    const request = { cohort, id, leavesAt }
    const plan = await planOneOff(db, request, systemClock)
    const hash = options.yes ? plan.hash : options.apply
    if (hash === undefined)
      return show(output, plan, `Nothing is sent yet: add --apply ${plan.hash} to send it.`)
    const parts = { db, letters: createLetterCache({ most: 1 }), clock: systemClock }
    const sent = await sendOneOff(parts, { ...request, edition, hash, by: authorOf(options) })
    if (sent.made === 'sent')
      return show(
        output,
        sent.plan,
        `Done. npx feuilleton letter call-back ${slug} ${id} until it begins to leave.`,
      )
    const again = `Nothing was sent, as it would be something else by now: add --apply ${sent.plan.hash} to send this.`
    show(output, sent.plan, again)
    return 1
  })
}

function leavesAtOf({ at }: SendOptions): string | null {
  if (at === undefined) return null
  const leavesAt = parseLeavesAt(at)
  if (leavesAt !== undefined) return leavesAt
  throw new UserError(`--at ${at}: expected a date and an hour, such as 2027-03-10T18:00`)
}

function show(output: Output, plan: OneOffPlan, end: string): number {
  for (const line of [...oneOffPlanWords(plan), end]) output.out(line)
  return 0
}
