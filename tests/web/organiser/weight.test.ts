import { expect, it } from 'vitest'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { assetRouter } from '../../../src/web/assets.ts'
import { testDatabase } from '../../support/database.ts'
import { organiserPages } from '../../support/organiser-pages.ts'

const MOST_BYTES = 60 * 1024

it('has browsers load at most 60 kB of styles and scripts for a page of organisers, compressed', async () => {
  const { db, close } = await testDatabase()
  const browser = await organiserPages({ db, clock: virtualClock(new Date('2027-03-01T08:00:00Z')) }).as(
    'owner',
  )
  const { text } = await browser.get('/o/journal')
  await close()
  const files = [...text.matchAll(/\/assets(\/[^"]+\.(?:css|js))"/g)].map(([, path = '']) => path)
  const sizes = await Promise.all(
    files.map(async (path) => {
      const answer = await assetRouter().request(path, { headers: { 'Accept-Encoding': 'gzip' } })
      expect([path, answer.headers.get('Content-Encoding')]).toEqual([path, 'gzip'])
      return (await answer.arrayBuffer()).byteLength
    }),
  )
  expect(files.length).toBeGreaterThan(1)
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(MOST_BYTES)
})
