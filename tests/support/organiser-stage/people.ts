import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { explainLeaving, leave } from '../../../src/actions/enrolments/leave.ts'
import { signUp } from '../../../src/actions/enrolments/sign-up.ts'
import { addSuppressions } from '../../../src/actions/people/change-suppressions.ts'
import { correctAddress } from '../../../src/actions/people/correct-address.ts'
import { erasePerson } from '../../../src/actions/people/erase-person.ts'
import { movePerson } from '../../../src/actions/people/move-person.ts'
import { pausePerson } from '../../../src/actions/people/pause-person.ts'
import { unenrolPerson } from '../../../src/actions/people/unenrol-person.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { Cohort } from '../../../src/domain/cohort.ts'
import { consentWording } from '../../../src/domain/consent-wording.ts'
import type { Edition } from '../../../src/domain/edition.ts'
import type { VirtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import type { Database } from '../../../src/store/database.ts'
import { IMPORTED } from '../imported.ts'
import { ORGANISER as by } from '../organiser.ts'

type Stage = { db: Database; clock: VirtualClock; cohort: Cohort; edition: Edition }

/** As long as addresses and names come, and in scripts that have no word breaks or run from the right. */
const LONG = 'maximilienne-apolline.de.la.rochefoucauld@bibliotheques-et-mediatheques-associees.example.org'
const NAMED = [
  { address: LONG, firstName: 'Maximilienne-Apolline Bérengère Rochefoucauld-Montmorency' },
  { address: 'olga@example.org', firstName: 'Ольга Константиновна Преображенская' },
  { address: 'misaki@example.org', firstName: '美咲' },
  { address: 'layla@example.org', firstName: 'ليلى بنت عبد الرحمن' },
].map(({ address, firstName }) => ({ address: address as Address, firstName }))

/** Somebody in each state that a person can be in, in the cohort `mars`, whose first 24 people are enrolments 1 to 24. */
export async function addPeople({ db, clock, cohort, edition }: Stage): Promise<void> {
  const { programme } = edition
  await enrol(db, { ...IMPORTED, cohort, programme, people: NAMED }, clock)
  await explainLeaving(db, 7, { reason: 'other', words: 'Dolor ipse quia consequuntur magni dolores.' })
  for (const [enrolmentId, reason] of [
    [9, 'no-time'],
    [10, 'too-many'],
  ] as const)
    await leave(db, { enrolmentId, scope: 'everything', how: 'one-click', why: { reason, words: '' } }, clock)
  await pausePerson(db, { enrolmentId: 11, until: '2027-03-25', by }, clock)
  await unenrolPerson(db, { enrolmentId: 12, scope: 'course', by }, clock)
  await movePerson(db, { enrolmentId: 13, cohort: 'avril', basis: 'Lorem ipsum.', by }, clock)
  await erasePerson(db, { enrolmentId: 14, keys: IMPORTED.keys, by }, clock)
  await correctAddress(
    db,
    {
      ...{ subscriberId: 4, to: 'driss@essai.example' as Address, why: 'Lorem.', keys: IMPORTED.keys },
      by,
    },
    clock,
  )
  await waitingForConfirmation({ db, clock, cohort, edition })
  const [addresses, now] = [['odile@example.org', 'spam-trap@example.net'] as Address[], clock.now()]
  await addSuppressions(db, { addresses, why: 'Lorem ipsum dolor.', by, now })
}

async function waitingForConfirmation({ db, clock, cohort, edition: { programme } }: Stage): Promise<void> {
  const typed = {
    ...{ address: 'noemie@example.org', firstName: 'Noémie', zone: 'America/Martinique', at: '18:00' },
  }
  const wording = consentWording(programme, 'fr')
  await signUp(db, { cohort, programme, typed, language: 'fr', wording, ip: '192.0.2.7' }, clock)
}
