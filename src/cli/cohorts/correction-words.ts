import type { CorrectedLetter, CorrectionPlan } from '../../actions/cohorts/plan-correction.ts'
import { excerpts } from '../../domain/excerpts.ts'
import type { FieldChange } from '../../domain/field-change.ts'
import { spellControls } from '../../domain/unseen.ts'
import { type Piece, wordDifference } from '../../domain/word-difference.ts'
import { differenceWords } from '../../letters/difference/difference-words.ts'
import type { Exchange } from '../../letters/difference/edition-difference.ts'

/** What a correction does, before it is made or after: letter by letter, with the words before and after. */
export function correctionWords({ cohort, before, after, difference, letters }: CorrectionPlan): string[] {
  const head = `${cohort.slug}: ${differenceWords(difference, 'en')} (edition ${before.hash} -> ${after.hash})`
  return [head, ...letters.flatMap(letterWords)]
}

function letterWords({ day, letter, change, ...found }: CorrectedLetter): string[] {
  const kind = change === 'words' ? '' : ` (${change})`
  return [
    `${day > 0 ? `${day} ` : ''}${letter}${kind}: ${peopleWords(found)}`,
    ...found.fields.map(fieldWords),
    ...exchangeWords('links', found.links),
    ...exchangeWords('placeholders', found.placeholders),
  ]
}

/** For example `leaves for 40 people; 2 have it already, and keep what they have`. */
function peopleWords({ toCome, left }: Pick<CorrectedLetter, 'toCome' | 'left'>): string {
  const people = (n: number) => (n === 1 ? '1 person' : `${n.toLocaleString('en')} people`)
  const comes =
    toCome === undefined
      ? 'leaves for whoever it is for by then'
      : toCome === 0
        ? 'leaves for nobody any more'
        : `still leaves for ${people(toCome)}`
  return left === 0 ? comes : `${comes}; it has left to ${people(left)}, for whom it stays as it was`
}

function fieldWords({ field, before, after }: FieldChange): string {
  return `  ${field}: ${excerpts(wordDifference(before, after)).map(pieceWords).join('').trim()}`
}

const MARKS = { same: ['', ''], gone: ['[-', '-]'], new: ['{+', '+}'] } as const

/** On one line, as `a [-word-]{+words+}`. */
function pieceWords({ kind, text }: Piece): string {
  const [open, close] = MARKS[kind]
  const words = text.trimStart().replace(/\s+/g, ' ')
  return `${/^\s/.test(text) ? ' ' : ''}${open}${spellControls(words)}${close}`
}

function exchangeWords(name: string, { gone, new: fresh }: Exchange): string[] {
  if (gone.length + fresh.length === 0) return []
  const was = gone.map((one) => `[-${one}-]`)
  return [`  ${name}: ${[...was, ...fresh.map((one) => `{+${one}+}`)].map(spellControls).join(' ')}`]
}
