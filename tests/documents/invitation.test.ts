import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { type Invitation, invitation } from '../../src/documents/invitation.ts'
import { invitationUid } from '../../src/domain/invitation-uid.ts'
import { linesOf } from './calendar-lines.ts'

const FACTS: Invitation = {
  method: 'REQUEST',
  uid: invitationUid({ cohort: 'septembre-2027', event: 'webinaire', domain: 'deux.example' }),
  sequence: 0,
  writtenAt: new Date('2027-03-01T08:00:00Z'),
  start: new Date('2027-03-14T17:00:00Z'),
  end: new Date('2027-03-14T18:30:00Z'),
  title: 'Transformer son modèle ; où, comment ?',
  description: 'Avec Zoé, puis vos questions.\n\nÀ bientôt !',
  joinUrl: 'https://visio.example/j/123?pwd=a,b;c&x=é',
  organiser: { name: 'Deux jours, « pour "essayer" »', address: 'cycle@deux.example' },
  attendee: { name: 'Zoé D’Arc', address: 'zoe+mars@example.org' },
  language: 'fr',
}

/** An invitation as a parser that knows nothing of its writer has it. */
function read(changes: Partial<Invitation> = {}) {
  const calendar = new ICAL.Component(ICAL.parse(invitation({ ...FACTS, ...changes })))
  const [event, ...others] = calendar.getAllSubcomponents()
  expect([event?.name, others]).toEqual(['vevent', []])
  return { method: calendar.getFirstPropertyValue('method'), event: event! }
}

const value = ({ event }: ReturnType<typeof read>, name: string) => {
  expect(event.getAllProperties(name)).toHaveLength(1)
  return String(event.getFirstPropertyValue(name))
}

describe('an invitation', () => {
  it('says which event it is, when and where, in UTC', () => {
    const told = read()
    expect(told.method).toBe('REQUEST')
    expect(value(told, 'uid')).toBe('septembre-2027.webinaire@deux.example')
    expect(value(told, 'sequence')).toBe('0')
    expect(value(told, 'status')).toBe('CONFIRMED')
    expect(value(told, 'dtstamp')).toBe('2027-03-01T08:00:00Z')
    expect(value(told, 'dtstart')).toBe('2027-03-14T17:00:00Z')
    expect(value(told, 'dtend')).toBe('2027-03-14T18:30:00Z')
    expect(value(told, 'location')).toBe(FACTS.joinUrl)
    expect(value(told, 'url')).toBe('https://visio.example/j/123?pwd=a%2Cb%3Bc&x=%C3%A9')
    expect(value(told, 'summary')).toBe('Transformer son modèle\u202F; où, comment\u202F?')
    expect(value(told, 'description')).toBe('Avec Zoé, puis vos questions.\n\nÀ bientôt\u202F!')
  })

  it('is from the organiser to one person, who has accepted already and is asked for no answer', () => {
    const told = read()
    expect(value(told, 'organizer')).toBe('mailto:cycle@deux.example')
    expect(told.event.getFirstProperty('organizer')!.getParameter('cn')).toBe(
      'Deux jours, «\u202Fpour "essayer"\u202F»',
    )
    expect(value(told, 'attendee')).toBe('MAILTO:zoe+mars@example.org')
    const attendee = told.event.getFirstProperty('attendee')!
    const parameters = ['partstat', 'rsvp', 'cn'].map((name) => attendee.getParameter(name))
    expect(parameters).toEqual(['ACCEPTED', 'FALSE', 'Zoé D’Arc'])
    const nameless = read({ attendee: { address: 'a%b?c@example.org' } })
    expect(value(nameless, 'attendee')).toBe('MAILTO:a%25b%3Fc@example.org')
    expect(nameless.event.getFirstProperty('attendee')!.getParameter('cn')).toBeUndefined()
  })

  it('is called off under the same UID, with a higher sequence', () => {
    const told = read({ method: 'CANCEL', sequence: 2 })
    expect(told.method).toBe('CANCEL')
    expect(value(told, 'uid')).toBe(value(read(), 'uid'))
    expect(value(told, 'sequence')).toBe('2')
    expect(value(told, 'status')).toBe('CANCELLED')
    expect(told.event.getAllProperties('attendee')).toHaveLength(1)
    expect(told.event.getAllProperties('organizer')).toHaveLength(1)
  })

  it('has no place when nobody has named one', () => {
    const { joinUrl, ...placeless } = FACTS
    expect(joinUrl).toMatch(/^https:/)
    expect(invitation(FACTS)).toMatch(/^(?:URL|LOCATION)/m)
    expect(invitation(placeless)).not.toMatch(/^(?:URL|LOCATION)/m)
  })

  it('refuses a UID that would begin a line of its own, and an end before the start', () => {
    for (const uid of ['a\r\nX-BAD:1', 'a b', 'é@a.example', 'a,b', '']) {
      expect(() => invitation({ ...FACTS, uid })).toThrow(RangeError)
    }
    expect(() => invitation({ ...FACTS, end: new Date('2027-03-14T16:00Z') })).toThrow(RangeError)
  })
})

describe('the text of an invitation', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        ',',
        ';',
        '\\',
        '"',
        '^',
        '\r',
        '\n',
        ':',
        'é',
        '🎉',
        '\0',
        '\u2028',
        '\x85',
      ),
    }),
    fc.constantFrom(
      'Fin\r\nEND:VEVENT\r\nBEGIN:VEVENT',
      'x\nATTENDEE:mailto:v@example.org',
      '\uD83Dx',
      '🏡'.repeat(90),
    ),
  )
  const controlFree = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').toWellFormed()
  const words = (text: string) => controlFree(text).split(/ +/)
  const names = (text: string) => ICAL.parse(text)[2][0][1].map(([name]: [string]) => name)

  it('is the same each time, whatever the clock says', () => {
    expect(invitation({ ...FACTS })).toBe(invitation(FACTS))
    expect(invitation(FACTS)).toMatch(/\r\nEND:VCALENDAR\r\n$/)
  })

  it('keeps any title, description and name in its own property, in lines of at most 75 bytes', () => {
    const properties = names(invitation(FACTS))
    fc.assert(
      fc.property(texts, texts, texts, (title, description, name) => {
        const people = {
          organiser: { ...FACTS.organiser, name },
          attendee: { ...FACTS.attendee, name: `Z${name}` },
        }
        const facts: Invitation = {
          ...FACTS,
          ...people,
          title,
          description: `D${description}`,
          language: 'en',
        }
        const text = invitation(facts)
        expect(Math.max(...linesOf(text).map((line) => line.length))).toBeLessThanOrEqual(75)
        expect(names(text)).toEqual(properties)
        const told = read(facts)
        expect(value(told, 'summary')).toBe(controlFree(title))
        expect(words(value(told, 'description'))).toEqual(words(facts.description))
        const attendee = told.event.getFirstProperty('attendee')!
        expect(attendee.getParameter('cn')).toBe(controlFree(`Z${name}`).replaceAll('\\', '/').trim())
      }),
    )
  })

  it('keeps the line breaks of a description', () => {
    const description = 'un\r\ndeux\rtrois\u2028quatre\n\ncinq\tsix\0sept'
    expect(value(read({ description }), 'description')).toBe('un\ndeux\ntrois\nquatre\n\ncinq\tsix sept')
  })
})
