import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import { openRehearsals } from '../../src/rehearsals.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const EDITION = courseEdition(2)

let database: TestDatabase
let directory: string
let cohort: Cohort
let rehearsals: ReturnType<typeof openRehearsals>

beforeAll(async () => {
  database = await testDatabase()
  directory = await mkdtemp(join(tmpdir(), 'rehearsals-'))
  const now = new Date('2027-01-01T00:00:00Z')
  cohort = await scheduleCohort(database.db, { edition: EDITION, slug: 'mars', dayOne: '2027-03-01' }, now)
  rehearsals = openRehearsals({ directory, publicUrl: 'https://cours.example' })
})

afterAll(async () => {
  await rehearsals.close()
  await database.close()
  await rm(directory, { recursive: true })
})

describe('a rehearsal beside the service', () => {
  it('plays a cohort, one at a time, and keeps its report', async () => {
    expect(await rehearsals.look('mars')).toBeUndefined()
    expect(rehearsals.start({ cohort, edition: EDITION, people: 2 })).toBe('started')
    expect(rehearsals.start({ cohort, edition: EDITION, people: 2 })).toBe('busy')
    expect(await rehearsals.look('mars')).toMatchObject({ state: 'running' })
    while ((await rehearsals.look('mars'))?.state === 'running') await pause(50)
    expect(await rehearsals.look('mars')).toMatchObject({ state: 'done', verdict: 'good' })
    expect(String(await rehearsals.file('mars', 'report.html'))).toContain('Leçon 2')
  })

  it('gives no other file of its folder, nor of any other', async () => {
    expect(await rehearsals.file('mars', 'report.json')).toBeUndefined()
    expect(await rehearsals.file('mars', '../mars/report.html')).toBeUndefined()
    expect(await rehearsals.file('mars', 'letters/../report.json')).toBeUndefined()
  })
})
