import { basename, isAbsolute, relative } from 'node:path'
import type { LessonFigures } from './lesson-figures.ts'
import { loadProgramme } from './load-programme.ts'
import { errorAt, inOrder, type Mistake } from './mistake.ts'
import { listProgrammes } from './programme-files.ts'
import { layersOf, listProjectFolder, type ProjectFolder } from './project-files.ts'

/** `figures`: those of the lessons that can be compiled, in the order of `programmes`. */
export type CheckedProgrammes = {
  programmes: string[]
  mistakes: Mistake[]
  figures: LessonFigures[][]
}

/**
 * Checks every programme of a folder, or the one that `path` belongs to: its schedule, a file or folder of its
 * templates, or its name alone. Mistakes are sorted by file and line.
 */
export async function checkProgrammes(project: ProjectFolder, path?: string): Promise<CheckedProgrammes> {
  const names = path === undefined ? await listProgrammes(project) : namesIn(layersOf(project).root, path)
  if (names.length === 0) return { programmes: [], mistakes: [nothingToCheck(path)], figures: [] }
  const mistakes = path === undefined ? await misnamed(project) : []
  const figures: LessonFigures[][] = []
  for (const name of names) {
    const loaded = await loadProgramme(project, name)
    mistakes.push(...(loaded.ok ? loaded.warnings : loaded.mistakes))
    figures.push(loaded.figures)
  }
  return { programmes: names, mistakes: inOrder(mistakes), figures }
}

function namesIn(root: string, path: string): string[] {
  const steps = (isAbsolute(path) ? relative(root, path) : path)
    .split(/[/\\]/)
    .filter((step) => step !== '.' && step !== '')
  const [folder, name] = steps
  if (folder === 'schedules' && name?.endsWith('.yaml') && steps.length === 2)
    return [basename(name, '.yaml')]
  if (folder === 'templates' && name !== undefined) return [name]
  return steps.length === 1 && folder !== undefined ? [folder] : []
}

function nothingToCheck(path = 'schedules'): Mistake {
  return errorAt({ file: path, line: 1 }, 'there is no programme here', 'schedules/<programme>.yaml')
}

async function misnamed(project: ProjectFolder): Promise<Mistake[]> {
  const files = await listProjectFolder(project, 'schedules')
  return files
    .filter((file) => file.endsWith('.yml'))
    .map((file) =>
      errorAt(
        { file: `schedules/${file}`, line: 1 },
        'this file is not read',
        `the name ${basename(file, '.yml')}.yaml`,
      ),
    )
}
