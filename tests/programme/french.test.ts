import { beforeAll, expect, it } from 'vitest'
import { compileLesson } from '../../src/letters/compile.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import { describeWithGrammalecte, type Remark, remarksOn } from '../support/grammalecte.ts'
import { realContext, realSetting } from '../support/real-lessons.ts'

/** A matter of taste: `21 jours` with a no-break space, `2ᵉ` for `2e`. */
const TASTE = ['unit_nbsp_avant_unités1', 'g2__typo_ordinaux_chiffres_exposants']
/** The text part marks its items with a hyphen. */
const MARKS = ['typo_tiret_début_ligne']

/** Where Grammalecte is wrong, and why. */
const RIGHT: Readonly<Record<string, string>> = {
  'Le MOOC « Nouveaux': 'a title is a name',
  'référentiel « modèles': 'a title is a name',
}

function isMistake({ rule, place }: Remark): boolean {
  return ![...TASTE, ...MARKS].includes(rule) && !Object.keys(RIGHT).some((right) => place.includes(right))
}

describeWithGrammalecte('the lessons of the real programme', () => {
  let lessons: string[]

  beforeAll(async () => {
    const setting = await realSetting()
    const filled = setting.lessons.map(async ({ letter, dueAt }, index) =>
      fillLesson(await compileLesson(setting.edition, letter), realContext(setting, index, dueAt)),
    )
    lessons = (await Promise.all(filled)).map(({ lines }) => lines)
  })

  it('have no mistake of French that Grammalecte finds', async () => {
    const remarks = await remarksOn(lessons.flatMap((lines) => lines.split('\n')))
    expect(remarks.filter(isMistake)).toEqual([])
    const met = Object.keys(RIGHT).filter((right) => remarks.some(({ place }) => place.includes(right)))
    expect(met, 'what Grammalecte does not remark on need not be listed').toEqual(Object.keys(RIGHT))
  })

  it('are read: a mistake is found', async () => {
    const found = await remarksOn(['Les enfants mange une pommes.', 'Ils vont bien.'])
    expect(found.map(({ place }) => place)).toContain('Les enfants mange une pommes.')
  })
})
