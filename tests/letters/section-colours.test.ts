import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast } from '../../src/domain/contrast.ts'
import { DARK_GROUND, sectionColours } from '../../src/letters/section-colours.ts'

const colours = fc.nat({ max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('the shades of a section', () => {
  it('can be read whatever colour the organiser chose', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const { strong, light, soft } = sectionColours(colour)
        expect(contrast(strong, '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(light, DARK_GROUND)).toBeGreaterThanOrEqual(7)
        expect(contrast(soft, strong)).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('leave a colour as it is where it can be read already', () => {
    expect(sectionColours('#1d4f91').strong).toBe('#1d4f91')
  })

  it('measure contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
})
