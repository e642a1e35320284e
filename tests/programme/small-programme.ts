import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { checkProgrammes } from '../../src/programme/check-programmes.ts'
import { mistakeText } from '../../src/programme/mistake.ts'

/** A schedule of two days without a mistake; tests change one thing in it. */
export const SCHEDULE = `programme: petit
title: Petit cycle
sender:
  name: Petit
  address: cycle@asso.fr
  postal: 1 rue de la Paix
zone: Europe/Paris
at: "07:30"
sections:
  outils: { label: Outils, colour: "#0b6e4f" }
links:
  programme: { title: Programme, url: "https://asso.fr/programme" }
  mooc: { title: MOOC, url: "https://asso.fr/mooc" }
events:
  webinaire:
    kind: webinar
    title: Webinaire
    start: { day: 2, at: "13:00" }
    minutes: 90
    link: mooc
  session:
    kind: mooc
    title: Session
    opens: { day: 1 }
    start: { day: 1 }
    end: { day: 20 }
lessons:
  - { day: 1, letter: un }
  - { day: 2, letter: deux }
privacy: { controller: { name: Petit, address: 1 rue de la Paix, contact: cycle@asso.fr } }
lesson_words: { from: 350, to: 700 }
`

export const LESSON = `---
title: Une leçon
section: outils
theme: cadre
preheader: En bref.
lead: Ce qu’elle apporte.
teaser: La suite.
doors:
  inform: { text: Lire., link: mooc, label: Lire }
  train: { text: Suivre., link: mooc, label: Suivre }
  act: { text: Agir., link: mooc, label: Agir }
---

Le webinaire a lieu {{ events.webinaire.start | relative_day }}.

## Une partie

${'Vingt mots qui disent quelque chose à propos de rien et que personne ne lira jamais en entier ici. '.repeat(20)}
`

export const LAYOUT = `<mjml>
  <mj-body>
    <mj-section><mj-column>
      <mj-text>[[ title ]]</mj-text>
      [% for block in blocks %][% if block.mjml %][[ block.mjml ]][% else %]<mj-text>[[ block.html ]]</mj-text>[% endif %][% endfor %]
      <mj-text><a href="{{ unsubscribe_url }}">Ne plus la recevoir</a></mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>
`

export const FILES: Readonly<Record<string, string>> = {
  'schedules/petit.yaml': SCHEDULE,
  'templates/petit/layout.mjml': LAYOUT,
  'templates/petit/lessons/un.md': LESSON,
  'templates/petit/lessons/deux.md': LESSON,
}

/** Writes files into a new folder, which goes away with the test; an undefined text leaves its file out. */
export async function writeProject(files: Readonly<Record<string, string | undefined>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'feuilleton-'))
  onTestFinished(() => rm(root, { recursive: true }))
  for (const [file, text] of Object.entries(files)) {
    if (text === undefined) continue
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
  return root
}

/** The mistakes of the small programme with some of its files changed, as lines of text. */
export async function mistakesWith(files: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const { mistakes } = await checkProgrammes(await writeProject({ ...FILES, ...files }))
  return mistakes.map(mistakeText)
}

/** Replaces one piece of a text, which must be there. */
export function replaced(text: string, piece: string, by: string): string {
  if (!text.includes(piece)) throw new Error(`no « ${piece} » to replace`)
  return text.replace(piece, () => by)
}
