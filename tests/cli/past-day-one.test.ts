import { describe, expect, it } from 'vitest'
import { requireMeant } from '../../src/cli/cohorts/past-day-one.ts'

const NOW = new Date('2027-01-11T23:30Z') // the twelfth in Paris, still the eleventh in Fort-de-France
const PARIS = { zone: 'Europe/Paris', start: 'fixed' } as const
const alone = { yes: false, now: NOW, ask: undefined }

describe('a day one that has passed', () => {
  it('is refused where nobody can be asked, with its date, today’s and what to do', async () => {
    await expect(requireMeant({ ...PARIS, dayOne: '2026-01-11' }, alone)).rejects.toThrow(
      /^day one 2026-01-11 has passed: today is 2027-01-12 in Europe\/Paris, .*\nNothing was scheduled\. .*--from.*--yes/,
    )
  })

  it.each(['y', 'yes', ' YES '])('is taken when the answer is %j', async (answer) => {
    const ask = async (question: string) => (question.includes('2026-01-11 has passed') ? answer : 'no')
    await requireMeant({ ...PARIS, dayOne: '2026-01-11' }, { ...alone, ask })
  })

  it.each(['', 'n', 'no', 'oui', 'yesterday'])('is refused when the answer is %j', async (answer) => {
    const asked = requireMeant({ ...PARIS, dayOne: '2026-01-11' }, { ...alone, ask: async () => answer })
    await expect(asked).rejects.toThrow('Nothing was scheduled')
  })

  it('is taken with --yes, and where everybody begins on a day of their own', async () => {
    await requireMeant({ ...PARIS, dayOne: '2026-01-11' }, { ...alone, yes: true })
    await requireMeant({ ...PARIS, start: 'rolling', dayOne: '2026-01-11' }, alone)
  })

  it('is one that has passed in the zone of the cohort', async () => {
    const eleventh = { start: 'fixed', dayOne: '2027-01-11' } as const
    await requireMeant({ ...eleventh, zone: 'America/Martinique' }, alone)
    await expect(requireMeant({ ...eleventh, zone: 'Europe/Paris' }, alone)).rejects.toThrow('has passed')
    await requireMeant({ ...PARIS, dayOne: '2027-01-12' }, alone)
  })
})
