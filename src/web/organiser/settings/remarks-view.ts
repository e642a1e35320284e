import { html } from 'hono/html'
import type { DnsRecord, Remark } from '../../../domain/remark.ts'
import { BY_GRAVITY, type Grade, gradeOf } from '../../../domain/remark-grade.ts'
import { remarkWords } from '../../../domain/remark-words.ts'
import type { Html } from '../../../html/html.ts'
import { status, type Tone } from '../../../html/status.ts'
import type { Visit } from '../visit.ts'

const TONES: Readonly<Record<Grade, Tone>> = {
  wrong: 'wrong',
  advice: 'partial',
  unseen: 'plain',
  good: 'good',
}

/** What the doctor saw, what is to be mended first, each with what to publish or to write. */
export function remarksView(remarks: readonly Remark[], visit: Visit): Html {
  const { say } = visit
  const groups = BY_GRAVITY.map((grade) => ({
    grade,
    own: remarks.filter((remark) => gradeOf(remark) === grade),
  }))
  return html`<section class="remarks" role="status">
<h2>${say('o.doctor.found')}</h2>
${groups
  .filter(({ own }) => own.length > 0)
  .map(
    ({ grade, own }) => html`<h3>${status(say(`o.doctor.grade.${grade}`), TONES[grade])}</h3>
<ul>
${own.map((remark) => remarkItem(remark, visit))}</ul>
`,
  )}</section>
`
}

function remarkItem(remark: Remark, visit: Visit): Html {
  const { record, lines } = remark
  return html`<li><p>${remarkWords(remark, visit.language)}</p>${record ? toPublish(record, visit) : ''}${lines ? html`\n<pre>${lines}</pre>` : ''}</li>
`
}

function toPublish({ name, type, value }: DnsRecord, { say }: Visit): Html {
  const fact = (label: string, text: string) =>
    html`<div><dt>${label}</dt><dd><code>${text}</code></dd></div>\n`
  return html`
<dl class="facts">
${fact(say('o.doctor.record.name'), name)}${fact(say('o.doctor.record.type'), type)}${fact(say('o.doctor.record.value'), value)}</dl>`
}
