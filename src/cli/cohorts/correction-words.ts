import type { CorrectedLetter } from '../../actions/cohorts/corrected-letters.ts'
import type { CorrectionPlan } from '../../actions/cohorts/plan-correction.ts'
import { excerpts } from '../../domain/excerpts.ts'
import type { FieldChange } from '../../domain/field-change.ts'
import { type PlanSince, sawOf } from '../../domain/plan-line.ts'
import { spellControls } from '../../domain/unseen.ts'
import { type Piece, wordDifference } from '../../domain/word-difference.ts'
import { differenceWords } from '../../letters/difference/difference-words.ts'
import type { Exchange } from '../../letters/difference/edition-difference.ts'
import { peopleWords } from '../people-words.ts'
import { goneWords, groupsWords } from './calendar-words.ts'

/**
 * What a correction does, before it is made or after: letter by letter, with the words before and after. `since`: how it
 * differs from the plan that was seen.
 */
export function correctionWords(
  { cohort, before, after, difference, letters, lessons }: CorrectionPlan,
  since?: PlanSince,
): string[] {
  const head = `${cohort.slug}: ${differenceWords(difference, 'en')} (edition ${before.hash} -> ${after.hash})`
  return [
    head,
    ...letters.flatMap((letter) => letterWords(letter, since)),
    ...(lessons ? groupsWords(lessons, since) : []),
    ...goneWords(since),
  ]
}

function letterWords(
  { day, letter, change, ...found }: CorrectedLetter,
  since: PlanSince | undefined,
): string[] {
  const saw = (of: string) => {
    const seen = sawOf(since, { about: letter, of })
    return seen === undefined ? '' : seen === null ? ' (new since it was shown)' : ' (other than shown)'
  }
  // The words of a lesson that is dropped are all gone.
  const isDropped = change === 'removed' && day > 0
  const kind = change === 'words' ? '' : ` (${change})`
  return [
    `${day > 0 ? `${day} ` : ''}${letter}${kind}: ${isDropped ? droppedWords(found) : whomWords(found)}`,
    ...(isDropped ? [] : found.fields).map((field) => `${fieldWords(field)}${saw(field.field)}`),
    ...exchangeWords(`links${saw('links')}`, found.links),
    ...exchangeWords(`placeholders${saw('placeholders')}`, found.placeholders),
  ]
}

function droppedWords({ toCome = 0 }: Pick<CorrectedLetter, 'toCome'>): string {
  return toCome > 0 ? `still to come for ${peopleWords(toCome)}, who do not get it` : 'nobody waits for it'
}

/** For example `leaves for 40 people; 2 have it already, and keep what they have`. */
function whomWords({ toCome, left, past }: Pick<CorrectedLetter, 'toCome' | 'left' | 'past'>): string {
  const comes =
    toCome === undefined
      ? 'leaves for whoever it is for by then'
      : toCome === 0
        ? 'leaves for nobody any more'
        : `still leaves for ${peopleWords(toCome)}`
  const beside = [
    ...(left > 0 ? [`it has left to ${peopleWords(left)}, for whom it stays as it was`] : []),
    ...(past > 0 ? [`${peopleWords(past)} past this point, who do not get it`] : []),
  ]
  return [comes, ...beside].join('; ')
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
