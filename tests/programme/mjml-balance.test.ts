import { describe, expect, it } from 'vitest'
import { unbalancedTags } from '../../src/programme/mjml-balance.ts'
import { cpuMs } from '../support/cpu-time.ts'

describe('the tags of a block of MJML', () => {
  it.each([
    '<mj-text>a <b>b</b><br></mj-text>',
    '<mj-image src="https://a.fr/?a>b" />\n<mj-spacer/>',
    '<!-- <mj-text> -->',
    'words alone, a < b',
  ])('are whole in %j', (source) => {
    expect(unbalancedTags(source)).toEqual([])
  })

  it.each([
    ['<mj-text>\na', 1, '<mj-text> is never closed'],
    ['<mj-text>\na</mj-txt>', 2, '</mj-txt> closes nothing that is open'],
    ['<mj-text>a</mj-text>\n</mj-column>', 2, '</mj-column> closes nothing that is open'],
    ['<mj-image src="https://a.fr/">', 1, '<mj-image> is never closed'],
    ['<mj-text>a</mj-text>\n<!-- b', 2, 'this comment is never closed'],
  ])('are not whole in %j', (source, line, message) => {
    expect(unbalancedTags(source)).toEqual([{ line, message }])
  })

  it('of a megabyte are read at once', async () => {
    for (const piece of ['<mj-text ', '<!--', '<mj-a>', '<mj-a "', '<']) {
      const cost = await cpuMs(() => unbalancedTags(piece.repeat(1_000_000 / piece.length)))
      expect(cost, piece).toBeLessThan(2000)
    }
  })
})
