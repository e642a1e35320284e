import { z } from 'zod'

const door = z
  .strictObject({
    text: z.string().min(1).describe('one or two sentences, Markdown, placeholders allowed'),
    link: z.string().min(1).optional().describe('a name from `links` of the programme, or `event` instead'),
    event: z
      .string()
      .min(1)
      .optional()
      .describe('a webinar or a mooc of the programme: the button goes to its page, where readers register'),
    label: z.string().min(1).describe('the words of the button'),
  })
  .superRefine(({ link, event }, { addIssue }) => {
    if ((link === undefined) !== (event === undefined)) return
    const path = link === undefined ? ['link'] : ['event']
    addIssue({ code: 'custom', path, message: 'expected either `link` or `event`' })
  })

/** The front matter of a lesson, `templates/<programme>/lessons/<letter>.md`. Texts are Markdown with placeholders. */
export const lessonFrontMatter = z.strictObject({
  title: z.string().min(1),
  section: z.string().min(1).describe('a name from `sections` of the programme'),
  theme: z.string().min(1),
  subject: z.string().min(1).max(120).optional().describe('subject of the mail; the title when absent'),
  preheader: z.string().min(1).max(200).describe('the line that inboxes show after the subject'),
  lead: z.string().min(1).describe('what this lesson brings'),
  teaser: z.string().min(1).describe('what comes next; the last lesson closes the cycle'),
  doors: z.strictObject({ inform: door, train: door, act: door }),
  fixed_dates: z
    .array(z.string().min(1))
    .optional()
    .describe('dates, or words like « demain », that stay true for every cohort: the date of a publication'),
})

export type LessonFrontMatter = z.infer<typeof lessonFrontMatter>
