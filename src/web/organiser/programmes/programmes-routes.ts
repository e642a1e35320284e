import { act, show } from '../route.ts'
import { postLayoutBegin } from './begin-layout.ts'
import { chooseOfFolder } from './conflicts-part.ts'
import { archiveFile, filesPage, LARGEST_UPLOAD, takeArchive } from './files-page.ts'
import { lessonFrame } from './lesson-frame.ts'
import { discardLesson, lessonPage, postPicture } from './lesson-page.ts'
import { newProgrammePage, postNewProgramme } from './new-programme-page.ts'
import { LARGEST_PICTURE_FORM } from './picture-form.ts'
import { postLesson } from './post-lesson.ts'
import { postSchedule } from './post-schedule.ts'
import { programmePage } from './programme-page.ts'
import { programmesPage } from './programmes-page.ts'
import { makePublication, publishPage } from './publish-page.ts'
import { sampleFrame } from './sample-preview.ts'
import { schedulePage } from './schedule-page.ts'
import { discardShared, postShared, sharedPage } from './shared-page.ts'
import { withLesson, withProgramme } from './with-programme.ts'
import { withShared } from './with-shared.ts'

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
  show('/programmes/:programme/schedule', 'write', withShared('schedule', schedulePage)),
  act('/programmes/:programme/schedule', 'write', withShared('schedule', postSchedule)),
  show('/programmes/:programme/schedule/text', 'write', withShared('schedule', sharedPage)),
  act('/programmes/:programme/schedule/text', 'write', withShared('schedule', postShared)),
  act('/programmes/:programme/schedule/text/discard', 'write', withShared('schedule', discardShared)),
  show('/programmes/:programme/schedule/text/frame', 'write', withShared('schedule', sampleFrame)),
  show('/programmes/:programme/layout', 'write', withShared('layout', sharedPage)),
  act('/programmes/:programme/layout', 'write', withShared('layout', postShared)),
  act('/programmes/:programme/layout/begin', 'write', withProgramme(postLayoutBegin)),
  act('/programmes/:programme/layout/discard', 'write', withShared('layout', discardShared)),
  show('/programmes/:programme/layout/frame', 'write', withShared('layout', sampleFrame)),
  show('/programmes/:programme/lessons/:day', 'write', withLesson(lessonPage)),
  act('/programmes/:programme/lessons/:day', 'write', withLesson(postLesson)),
  act('/programmes/:programme/lessons/:day/discard', 'write', withLesson(discardLesson)),
  act('/programmes/:programme/lessons/:day/picture', 'write', withLesson(postPicture), {
    largest: LARGEST_PICTURE_FORM,
  }),
  show('/programmes/:programme/lessons/:day/frame', 'write', withLesson(lessonFrame)),
]
