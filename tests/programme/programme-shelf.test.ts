import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { shelvedProgrammes, shelvedSketch } from '../../src/programme/programme-shelf.ts'
import { FILES, SCHEDULE, writeProject } from './small-programme.ts'

it('the shelf keeps what it read of a programme until one of its files changes', async () => {
  const root = await writeProject(FILES)
  const [before] = await shelvedProgrammes(root)
  const sketch = await shelvedSketch(root, 'petit')
  expect(sketch).toBeDefined()
  expect(await shelvedSketch(root, 'petit')).toBe(sketch)

  await writeFile(
    join(root, 'schedules/petit.yaml'),
    SCHEDULE.replace(/^title: .*$/m, 'title: Another title'),
  )
  expect(await shelvedProgrammes(root)).toEqual([{ name: 'petit', title: 'Another title', language: 'fr' }])
  expect(before?.title).not.toBe('Another title')
  expect((await shelvedSketch(root, 'petit'))?.programme.title).toBe('Another title')
})
