import type { Programme } from '../domain/programme.ts'
import { escapeHtml } from './escape-html.ts'
import { type Block, toHtml } from './markdown.ts'
import { readLessonWords } from './service/service-files.ts'

type Words = Parameters<typeof toHtml>[0]

/** The texts of a lesson, their placeholders still protected. */
type WebTexts = {
  lead: Words
  blocks: readonly Block[]
  teaser: Words
  doors: readonly { heading: string; words: Words; url: string; label: string }[]
}

/**
 * The words of a lesson for our own page, as plain HTML without a style: what the mail says, in the same order. A
 * block of raw MJML is the words that readers of the text part get.
 */
export function webPart({ lead, blocks, teaser, doors }: WebTexts, { language, links }: Programme): string {
  const body = blocks.map((block) =>
    block.kind === 'mjml' ? `<p>${escapeHtml(block.words)}</p>` : toHtml(block.tokens, 'page'),
  )
  const ways = doors.map(
    ({ heading, words, url, label }) =>
      `<section><h3>${escapeHtml(heading)}</h3><p>${toHtml(words)}</p>` +
      `<p class="way">${linkTo(url, escapeHtml(label))}</p></section>`,
  )
  return [
    `<p class="lead">${toHtml(lead)}</p>`,
    ...body,
    `<p class="teaser">${toHtml(teaser)}</p>`,
    `<section class="doors"><h2>${escapeHtml(readLessonWords(language).further)}</h2>`,
    ...ways,
    '</section>',
    ...(links.programme ? [`<p>${linkTo(links.programme.url, escapeHtml(links.programme.title))}</p>`] : []),
  ].join('\n')
}

function linkTo(url: string, words: string): string {
  return `<a href="${escapeHtml(url)}">${words}</a>`
}
