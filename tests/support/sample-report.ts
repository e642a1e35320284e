import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import MailComposer from 'nodemailer/lib/mail-composer'
import { addDays, instantAt } from '../../src/domain/local-time.ts'
import type { RehearsalReport, RehearsedLetter } from '../../src/rehearsal/report.ts'

type Sample = {
  people: number
  days: number
  zones?: string[]
  subject?: (day: number) => string
  html?: string | undefined
}

/** A rehearsal in which all went well, with its mails in `<directory>/mail/`. */
export async function writeSampleReport(directory: string, sample: Sample): Promise<RehearsalReport> {
  await mkdir(join(directory, 'mail'), { recursive: true })
  const letters = sampleLetters(sample)
  const bytes = await Promise.all(
    Array.from({ length: sample.days }, (_, day) =>
      sampleMail(letters.find((letter) => letter.day === day + 1)!, sample),
    ),
  )
  for (const letter of letters) await writeFile(join(directory, letter.file), bytes[letter.day - 1]!)
  return sampleReport(letters, sample)
}

function sampleLetters({ people, days, zones = ['Europe/Paris'], subject }: Sample): RehearsedLetter[] {
  const letters: RehearsedLetter[] = []
  for (let day = 1; day <= days; day++) {
    for (let person = 0; person < people; person++) {
      const zone = zones[person % zones.length]!
      const at = instantAt(addDays('2019-09-05', day - 1), '07:30', zone)
      const letter = `jour-${String(day).padStart(2, '0')}`
      const to = `personne${person + 1}@example.org`
      const file = `mail/${String(letters.length + 1).padStart(4, '0')}-${letter}-${to}.eml`
      const localAt = DateTime.fromJSDate(at, { zone }).toISO()!
      letters.push({
        at: at.toISOString(),
        localAt,
        zone,
        letter,
        day,
        to,
        subject: subject?.(day) ?? `Leçon ${day}`,
        file,
      })
    }
  }
  return letters
}

function sampleMail({ to, subject, day }: RehearsedLetter, { html }: Sample): Promise<Buffer> {
  const page = `<!doctype html><html lang="fr"><head><title>x</title></head><body><h1>Leçon ${day}</h1>${html ?? ''}</body></html>`
  const mail = { from: 'cycle@example.org', to, subject, html: page, text: `Leçon ${day}, en texte.\n` }
  return new MailComposer(mail).compile().build()
}

function sampleReport(letters: RehearsedLetter[], { people }: Sample): RehearsalReport {
  const ids = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6']
  return {
    programme: '21-jours',
    title: '21 jours pour convaincre',
    language: 'fr',
    edition: 'abcdef0123456789',
    from: '2019-09-05',
    zone: 'Europe/Paris',
    hour: '07:30',
    people,
    compilations: new Set(letters.map(({ letter }) => letter)).size,
    letters,
    leftOut: [{ day: 3, date: '2019-11-01', letter: 'jour-03', reason: 'public-holiday' }],
    events: [
      { name: 'web', title: 'Webinaire', moment: 'start', at: '2019-09-06T11:00:00.000Z', wholeDay: false },
      { name: 'web', title: 'Webinaire', moment: 'end', at: '2019-09-06T12:30:00.000Z', wholeDay: false },
    ],
    changes: [],
    calendar: [],
    registrations: [],
    comings: [],
    breaks: [],
    warnings: [
      {
        file: 'schedules/x.yaml',
        line: 13,
        what: "the address of 'kit' is still to fill in",
        warning: { warned: 'link-empty', link: 'kit' },
      },
    ],
    audit: {
      expected: letters.length,
      submitted: letters.length,
      skipped: {},
      others: {},
      aboutEvents: { submitted: 0, skipped: {}, others: {} },
      closeTogether: [],
      invariants: ids.map((id) => ({ id, promise: `promise ${id}`, holds: true, broken: [] })),
    },
  }
}
