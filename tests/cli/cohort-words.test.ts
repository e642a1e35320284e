import { describe, expect, it } from 'vitest'
import { dispatchWords } from '../../src/cli/cohorts/cohort-words.ts'

describe('the words of cohort show', () => {
  it.each([
    ['planned', {}, 'planned'],
    ['open', { submitted: 1 }, 'under way'],
    ['closed', { submitted: 1, due: 2 }, 'under way'],
    ['closed', { claimed: 1 }, 'under way'],
    ['closed', { handed: 1 }, 'under way'],
    ['closed', { submitted: 1, unknown: 1, held: 1, 'skipped (expired)': 1 }, 'done'],
    ['closed', {}, 'done'],
    ['cancelled', { due: 1 }, 'cancelled'],
  ])('call a dispatch that is %s with %o %s', (state, outcomes, words) => {
    expect(dispatchWords({ state, outcomes })).toBe(words)
  })
})
