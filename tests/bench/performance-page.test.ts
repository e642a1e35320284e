import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withFigures } from '../../bench/report/with-figures.ts'
import { documentOf } from '../../bench/report/write-document.ts'
import type { Results } from '../../bench/results.ts'
import { ROOT } from '../support/real-programme.ts'

const read = (file: string) => readFile(join(ROOT, file), 'utf8')
const run = async (): Promise<Results> => JSON.parse(await read('docs/performance.json'))

it('the page about performance and its chart say what its run has measured', async () => {
  for (const [file, text] of Object.entries(documentOf(await run())))
    expect(await read(file), file).toBe(text)
})

it('a page that asks for figures that there are not, or leaves some out, is refused', async () => {
  const results = await run()
  const page = await read('docs/performance.md')
  expect(() => withFigures(`${page}<!-- figures: none -->\n<!-- end -->`, results)).toThrow(
    'there are no figures none',
  )
  expect(() => withFigures('', results)).toThrow('the document has no place for')
})
