import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What each sheet of a room is for: nothing elsewhere may have its classes. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'page-programme': ['web/reader'],
  'page-course': ['web/reader'],
  'page-lesson': ['web/reader'],
  'page-outbox': ['web/outbox'],
  'page-report': ['rehearsal/report-page'],
  'organiser-today': ['web/organiser/today', 'web/organiser/decisions'],
  'organiser-cohorts': ['web/organiser/cohorts/'],
  'organiser-cohort': ['web/organiser/cohort/', 'web/organiser/one-offs/'],
  'organiser-programmes': ['web/organiser/programmes'],
  'organiser-people': ['web/organiser/people', 'web/organiser/shell.ts'],
  'organiser-events': ['web/organiser/events'],
  'organiser-figures': ['web/organiser/figures', 'web/organiser/journal'],
  'organiser-import': ['web/organiser/import'],
  'organiser-settings': ['web/organiser/settings'],
}

const src = new URL('../../src/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, src), 'utf8')

/** The sheets in which a selector begins with a class: such a rule holds wherever the class is used. */
const sheetsOf = new Map<string, Set<string>>()
for (const file of globSync('html/style/*.css', { cwd: src })) {
  const rules = read(file).replace(/\/\*[\s\S]*?\*\//g, '')
  for (const [, selectors = ''] of rules.matchAll(/([^{}@;]+)\{/g))
    for (const selector of selectors.split(/,(?![^(]*\))/)) {
      const [, name] = /\.([a-z][\w-]*)/.exec(selector) ?? []
      if (name) sheetsOf.set(name, (sheetsOf.get(name) ?? new Set()).add(basename(file, '.css')))
    }
}

/** Classes as our pages write them: in an attribute, in a list of `attributes`, as the kind of a table. */
function classesIn(code: string): string[] {
  const written = [
    ...code.matchAll(/\bclass="([^"$]*)|\bclass: (?:\[([^\]]*)\]|'([^']*)')|^\s+kind: '([^']*)',$/gm),
  ]
  return written.flatMap(([, ...parts]) => parts.join(' ').match(/[a-z][\w-]*/g) ?? [])
}

describe('classes of our pages', () => {
  it('have their rules in shared sheets, or in the sheet of the one room that uses them', () => {
    const strangers = globSync('{web,html,rehearsal}/**/*.ts', { cwd: src }).flatMap((file) =>
      classesIn(read(file)).flatMap((name) =>
        [...(sheetsOf.get(name) ?? [])]
          .filter((sheet) => ROOMS[sheet]?.every((room) => !file.startsWith(room)))
          .map((sheet) => `${file}: .${name} of ${sheet}.css`),
      ),
    )
    expect([...new Set(strangers)]).toEqual([])
  })
})
