import { describe, expect, it } from 'vitest'
import { table } from '../../src/cli/output.ts'

describe('a table', () => {
  it('has columns as wide as their longest cell', () => {
    expect(
      table([
        ['ID', 'WHY'],
        ['1', 'late'],
        ['100', ''],
      ]),
    ).toEqual(['ID   WHY', '1    late', '100'])
  })

  it('spells what a terminal would obey, as old rows of the ledger may hold what a relay said', () => {
    expect(table([['1', 'no \x1b[2J\x07\x9b']])).toEqual(['1  no <U+001B>[2J<U+0007><U+009B>'])
  })
})
