import type { Token } from 'markdown-it'
import type { Programme } from '../domain/programme.ts'
import { escapeHtml } from './escape-html.ts'
import type { Action, FieldWords, LessonTexts } from './lesson-texts.ts'
import { toHtml } from './markdown.ts'

/**
 * The words of a lesson for our own page, as plain HTML without a style: what the mail says, in the same order. A
 * block of raw MJML is the words that readers of the text part get.
 */
export function webPart({ fields, blocks }: LessonTexts, { links }: Programme): string {
  const body = blocks.map((block) =>
    block.kind === 'mjml' ? `<p>${escapeHtml(block.words)}</p>` : toHtml(block.tokens, 'page'),
  )
  return [
    ...wordsAt(fields, 'start').map((words) => `<p class="lead">${toHtml(words)}</p>`),
    ...body,
    ...wordsAt(fields, 'end').map((words) => `<p class="teaser">${toHtml(words)}</p>`),
    ...fields.flatMap((field) => (field.type === 'actions' ? actionParts(field) : [])),
    ...(links.programme ? [`<p>${linkTo(links.programme.url, escapeHtml(links.programme.title))}</p>`] : []),
  ].join('\n')
}

function wordsAt(fields: readonly FieldWords[], at: 'start' | 'end'): Token[][] {
  return fields.flatMap((field) => (field.type === 'words' && field.at === at ? [field.words] : []))
}

function actionParts({ heading, actions }: FieldWords & { type: 'actions' }): string[] {
  return [`<section class="doors"><h2>${escapeHtml(heading)}</h2>`, ...actions.map(actionPart), '</section>']
}

function actionPart({ heading, words, url, label }: Action): string {
  const title = heading === '' ? '' : `<h3>${escapeHtml(heading)}</h3>`
  return (
    `<section>${title}<p>${toHtml(words)}</p>` +
    `<p class="way">${linkTo(url, escapeHtml(label))}</p></section>`
  )
}

function linkTo(url: string, words: string): string {
  return `<a href="${escapeHtml(url)}">${words}</a>`
}
