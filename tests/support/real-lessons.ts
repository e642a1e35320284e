import { planTrack } from '../../src/domain/plan.ts'
import type { LetterContext } from '../../src/letters/letter-context.ts'
import { contextIn, type LetterSetting } from '../../src/writing/letter-setting.ts'
import { realEdition } from './real-programme.ts'

const TRACK = { dayOne: '2019-09-05', zone: 'Europe/Paris', at: '07:30' }

/** A cohort of the real programme, as the letters of its readers see it. */
export async function realSetting(): Promise<LetterSetting> {
  const edition = await realEdition()
  const { calendar } = edition.programme
  const { lessons } = planTrack(edition.programme, calendar, TRACK)
  const { dayOne, zone } = TRACK
  const cohort = { id: 1, name: 'Septembre', start: 'fixed', dayOne, zone, calendar }
  return { cohort, edition, track: TRACK, lessons, changes: [], brands: [] } as unknown as LetterSetting
}

/** What fills the lesson of this place in the setting, at an instant. */
export function realContext(setting: LetterSetting, index: number, now: Date): LetterContext {
  const { letter } = setting.lessons[index]!
  const addresses = {
    unsubscribeUrl: 'https://f.example/u',
    meUrl: 'https://f.example/m',
    readUrl: 'https://f.example/r',
  }
  const occasion = { letter, now, version: 0, firstName: 'Ana', helpUrl: 'https://f.example/h' }
  return { ...contextIn(setting, occasion), ...addresses }
}
