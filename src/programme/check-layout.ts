import type { Edition } from '../domain/edition.ts'
import { FALLBACK_LANGUAGE } from '../language/language.ts'
import { LAYOUT_FILE } from '../letters/layout.ts'
import { type Compile, compileMistakes } from './compile-rules.ts'
import { inOrder, type Mistake } from './mistake.ts'
import { readProgrammeLayout } from './programme-layout.ts'
import type { ProjectFolder } from './project-files.ts'

type CheckedLayout = { programme: string; sample: Sample | undefined }

/** A lesson by which the layout is tried, in an edition that has it; `compile` may keep what it compiles. */
type Sample = { edition: Edition; letter: string; compile: Compile }

/** The mistakes of the layout of a programme, by line: one lesson is compiled with it, and no other. */
export async function checkLayout(
  project: ProjectFolder,
  { programme, sample }: CheckedLayout,
): Promise<Mistake[]> {
  const folder = `templates/${programme}`
  const language = sample?.edition.programme.language ?? FALLBACK_LANGUAGE
  const { mistakes, fields } = await readProgrammeLayout(project, folder, language)
  const compiled = fields && sample ? await tried(sample, folder) : []
  const file = `${folder}/${LAYOUT_FILE}`
  return inOrder([...mistakes, ...compiled]).filter((mistake) => mistake.file === file)
}

async function tried({ edition, ...sample }: Sample, folder: string): Promise<Mistake[]> {
  const { mistakes } = await compileMistakes(edition, { ...sample, folder, events: undefined })
  return mistakes
}
