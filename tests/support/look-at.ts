import type { Page } from 'playwright-core'
import { contentWidth, violationsOf } from './browser.ts'

export type Look = {
  /** For the pictures of the page. */
  name: string
  /** Of the window, in pixels. */
  widths: readonly number[]
  /**
   * On which screens axe looks at it; on neither, where its parts were looked at on another page or in another
   * language.
   */
  axe?: 'light and dark' | 'light' | 'nowhere'
  /** Whether widths are tried on a dark screen too. */
  fitsInDark?: boolean
  /** A folder for pictures of the page, to look at them. */
  shots?: string | undefined
}

/**
 * What is wrong with how a page looks: what axe finds on a light screen, what contrast is too low on a dark one, and where
 * it is wider than its window or something in it is wider than its box.
 */
export async function faultsOf(page: Page, look: Look): Promise<string[]> {
  await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true')
  const faults = [...(await lightFaults(page, look)), ...(await darkFaults(page, look))]
  return faults.map((fault) => `${look.name} ${fault}`)
}

async function lightFaults(page: Page, look: Look): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const found = look.axe === 'nowhere' ? [] : await violationsOf(page)
  return [...found, ...(await widthFaults(page, look, 'light'))]
}

async function darkFaults(page: Page, look: Look): Promise<string[]> {
  if (look.axe === 'light' || look.axe === 'nowhere') return []
  await page.emulateMedia({ colorScheme: 'dark' })
  const found = await violationsOf(page, ['color-contrast'])
  const faults = look.fitsInDark ? await widthFaults(page, look, 'dark') : []
  return [...found, ...faults].map((fault) => `dark: ${fault}`)
}

async function widthFaults(
  page: Page,
  { name, widths, shots }: Look,
  scheme: 'light' | 'dark',
): Promise<string[]> {
  const faults: string[] = []
  const now = page.viewportSize()?.width
  // Each change of the window lays the page out anew: the width that it has comes first.
  for (const width of widths.toSorted((a, b) => Number(b === now) - Number(a === now))) {
    if (width !== page.viewportSize()?.width) await page.setViewportSize({ width, height: 800 })
    const content = await contentWidth(page)
    if (content > width) faults.push(`at ${width}: ${content} wide`)
    const broken: string[] = await page.evaluate(OUT_OF_THEIR_BOX)
    faults.push(...broken.map((box) => `at ${width}: out of its box: ${box}`))
    if (shots) await page.screenshot({ path: `${shots}/${name}-${scheme}-${width}.png`, fullPage: true })
  }
  return faults
}

/**
 * The innermost boxes that something in them is wider than, unless they scroll. Fields hold more than they show, and what
 * is hidden from sight is a pixel wide.
 */
const OUT_OF_THEIR_BOX = `{
  const passes = 'svg, svg *, iframe, input, select, select *, textarea, progress, head *'
  const isBroken = (box) => {
    if (box.clientWidth < 2 || box.scrollWidth <= box.clientWidth + 1 || box.matches(passes)) return false
    const { display, overflowX } = getComputedStyle(box)
    return display !== 'inline' && overflowX !== 'auto' && overflowX !== 'scroll'
  }
  const broken = [...document.querySelectorAll('body *')].filter(isBroken)
  const innermost = broken.filter((box) => !broken.some((other) => other !== box && box.contains(other)))
  innermost.map((box) => box.outerHTML.slice(0, 200) + ' ' + box.scrollWidth + ' in ' + box.clientWidth)
}`
