import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compileLesson } from '../../src/letters/compile.ts'
import { fillLesson } from '../../src/letters/fill.ts'
import { contentWidth, describeWithBrowser, launchBrowser } from '../support/browser.ts'
import { contextOf, SMALL_LESSON, smallEdition } from './small-edition.ts'

const BODY = `
| Levier | Premier pas | Coût (€) |
|---|---|--:|
| **Richesses humaines** | Réunir les bénévoles autour d’une question | 0 |
| Ressources financières | Relire [le guide]({{ links.guide }}) | 1 200 |

| Lundi | Mardi | Mercredi | Jeudi | Vendredi | Samedi |
|---|---|---|---|---|---|
| accueil | permanence | accompagnement | bénévolat | comptabilité | maraude |

![Un plan](https://127.0.0.1:1/plan.png#1200x400)
`

describeWithBrowser('tables and images of a letter', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it.each([
    { width: 360, colorScheme: 'dark' },
    { width: 360, colorScheme: 'light' },
    { width: 800, colorScheme: 'dark' },
  ] as const)(
    'stay within $width pixels and can be read aloud, $colorScheme',
    async ({ width, colorScheme }) => {
      const head = SMALL_LESSON.slice(0, SMALL_LESSON.indexOf('\n{% if subscriber'))
      const letter = await compileLesson(smallEdition({ 'lessons/jour-01.md': head + BODY }), 'jour-01')
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
      await page.setContent(fillLesson(letter, contextOf()).html)
      expect(await contentWidth(page)).toBe(width)
      expect(await page.getByRole('columnheader').allTextContents()).toHaveLength(9)
      const image = page.getByRole('img', { name: 'Un plan' })
      expect(await image.evaluate((element) => element.clientWidth)).toBeLessThan(width)
      const cell = await page.getByRole('cell', { name: 'Ressources financières' }).boundingBox()
      expect(cell!.width).toBeGreaterThan(75)
      await page.close()
    },
  )
})
