import { act, show } from '../route.ts'
import { chooseOfFolder } from './conflicts-part.ts'
import { archiveFile, filesPage, LARGEST_UPLOAD, takeArchive } from './files-page.ts'
import { lessonFrame } from './lesson-frame.ts'
import { discardLesson, lessonPage, postPicture } from './lesson-page.ts'
import { newProgrammePage, postNewProgramme } from './new-programme-page.ts'
import { LARGEST_PICTURE_FORM } from './picture-form.ts'
import { postLesson } from './post-lesson.ts'
import { programmePage } from './programme-page.ts'
import { programmesPage } from './programmes-page.ts'
import { makePublication, publishPage } from './publish-page.ts'
import { withLesson, withProgramme } from './with-programme.ts'

/** The programmes, and their lessons as they are written in the browser. */
export const PROGRAMMES_ROUTES = [
  show('/programmes', 'look', programmesPage),
  show('/programmes/new', 'write', newProgrammePage),
  act('/programmes/new', 'write', postNewProgramme),
  show('/programmes/:programme', 'look', withProgramme(programmePage)),
  show('/programmes/:programme/publish', 'write', withProgramme(publishPage)),
  act('/programmes/:programme/publish', 'write', withProgramme(makePublication)),
  show('/programmes/:programme/files', 'write', withProgramme(filesPage)),
  act('/programmes/:programme/files', 'write', withProgramme(takeArchive), { largest: LARGEST_UPLOAD }),
  show('/programmes/:programme/programme.zip', 'write', withProgramme(archiveFile)),
  act('/programmes/:programme/folder', 'write', withProgramme(chooseOfFolder)),
  show('/programmes/:programme/lessons/:day', 'write', withLesson(lessonPage)),
  act('/programmes/:programme/lessons/:day', 'write', withLesson(postLesson)),
  act('/programmes/:programme/lessons/:day/discard', 'write', withLesson(discardLesson)),
  act('/programmes/:programme/lessons/:day/picture', 'write', withLesson(postPicture), {
    largest: LARGEST_PICTURE_FORM,
  }),
  show('/programmes/:programme/lessons/:day/frame', 'write', withLesson(lessonFrame)),
]
