import type { RehearsalReport, RehearsedLetter } from '../report.ts'

/** A letter to show, and how many letters it stands for. */
export type LetterView = {
  letter: RehearsedLetter
  /** Its number in the report, such as `0042`, unique and fit for a file name. */
  id: string
  /** Letters of the same name to the same zone, this one included; 1 when every letter is shown. */
  standsFor: number
}

const FEW_PEOPLE = 3
const FEW_LETTERS = 100

/**
 * The letters that the report shows, in order of leaving: all of them for up to 3 people or 100 letters; beyond, the
 * first of each zone and letter.
 */
export function chooseViews({ letters, people }: Pick<RehearsalReport, 'letters' | 'people'>): LetterView[] {
  const all = letters.map((letter, index) => ({ letter, id: numberOf(letter, index), standsFor: 1 }))
  if (people <= FEW_PEOPLE || letters.length <= FEW_LETTERS) return all
  const first = new Map<string, LetterView>()
  for (const view of all) {
    const key = `${view.letter.zone} ${view.letter.letter}`
    const known = first.get(key)
    if (known) known.standsFor++
    else first.set(key, view)
  }
  return [...first.values()]
}

function numberOf({ file }: RehearsedLetter, index: number): string {
  return /\/(\d+)-/.exec(file)?.[1] ?? String(index + 1).padStart(4, '0')
}
