import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../support/command.ts'
import { commandHere } from '../support/command-here.ts'

it('the first command with an embedded database says that it makes one, and the next ones do not', async () => {
  const { path, remove } = await temporaryFolder()
  onTestFinished(remove)
  const list = () => commandHere(['cohort', 'list'], { VAR_DIR: path })
  const first = await list()
  expect(first.err).toMatch(/^Making a database in \S+, this once: it takes some seconds…\n$/)
  expect(first.out).toMatch(/^No cohort yet/)
  expect((await list()).err).toBe('')
})
