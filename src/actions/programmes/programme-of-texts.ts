import { PICTURES_PATH } from '../../domain/lesson-picture.ts'
import { lessonPath } from '../../domain/programme-file.ts'
import type { TextLoss } from '../../domain/text-loss.ts'
import { sayIn } from '../../language/say.ts'
import { type NewProgramme, newLetters, newProgramme } from '../../programme/new-programme.ts'
import { type BroughtTexts, bringTexts } from '../../programme/texts/bring-texts.ts'
import type { SourceFile } from '../../programme/texts/source-file.ts'
import type { PictureFile } from '../../store/pictures.ts'
import { readPicture } from './read-picture.ts'

/** `title`: that of the texts when undefined, else one made from the name. `level`: of the headings that begin a lesson. */
export type WantedOfTexts = Omit<NewProgramme, 'days' | 'title' | 'brought'> & {
  title?: string | undefined
  titleOfName: string
  level?: number | undefined
  publicUrl: string | undefined
}

/** `line`, from 1, is undefined for what is told of a whole file of the texts; `file` is empty for what is told of all. */
export type ToldLoss = { file: string; line?: number; loss: TextLoss }

/**
 * The files of a programme by their paths, and the pictures that its lessons show: they are to be kept before these are
 * written or published.
 */
export type ProgrammeOfTexts = {
  files: Record<string, string>
  pictures: PictureFile[]
  titles: string[]
  by: BroughtTexts['by']
  losses: ToldLoss[]
}

/**
 * Makes a programme of texts that somebody has, as `newProgramme` makes one of examples. Nothing is written.
 * @throws Refused as `bringTexts` does.
 */
export async function programmeOfTexts(
  texts: readonly SourceFile[],
  wanted: WantedOfTexts,
): Promise<ProgrammeOfTexts> {
  const { name, language, level, publicUrl, title, titleOfName, ...rest } = wanted
  const pictures = new Map<string, PictureFile>()
  const brought = await bringTexts(texts, { language, level, place: (bytes) => placed(bytes, pictures) })
  const { lessons, by, courseTitle } = brought
  const days = lessons.length
  const files = newProgramme({
    ...rest,
    name,
    language,
    days,
    title: title ?? courseTitle ?? titleOfName,
    brought: {
      lessons: lessons.map(({ text }) => text),
      ...(pictures.size > 0 && {
        pictures: { title: sayIn(language)('texts.pictures'), url: picturesUrl(publicUrl) },
      }),
    },
  })
  const letters = newLetters({ language, days })
  const placedLosses = lessons.flatMap(({ losses }, index) =>
    losses.map((each) => ({ file: lessonPath(name, letters[index] ?? ''), ...each })),
  )
  const titles = lessons.map((lesson) => lesson.title)
  return { files, pictures: [...pictures.values()], titles, by, losses: [...brought.losses, ...placedLosses] }
}

/** A lesson names their place once, in its schedule: it is where the service will run. */
async function placed(bytes: Uint8Array, pictures: Map<string, PictureFile>) {
  const picture = await readPicture(Buffer.from(bytes))
  if ('fault' in picture) return { why: picture.fault }
  const { hash, type, width, height } = picture
  pictures.set(hash, picture)
  return { address: `{{ links.pictures }}/${hash}.${type}#${width}x${height}` }
}

/** One that only stands in for it while nobody has said it, or while letters cannot show what is there. */
function picturesUrl(publicUrl: string | undefined): string {
  const isSafe = publicUrl?.startsWith('https://') ?? false
  return `${isSafe ? publicUrl : 'https://example.org'}${PICTURES_PATH}`
}
