import { randomUUID } from 'node:crypto'
import { MOST_ADDRESSES, sendTest, type TestResult } from '../../actions/letters/send-test.ts'
import { tokenKeys } from '../../app.ts'
import { type Config, ehloName } from '../../config.ts'
import { type Address, parseAddress } from '../../domain/address.ts'
import { UserError } from '../../domain/user-error.ts'
import { createLetterCache } from '../../letters/letter-cache.ts'
import { openPost } from '../../mail/post.ts'
import { signerOf } from '../../open-signer.ts'
import { findEnrolmentAt } from '../../store/samples.ts'
import { authorOf } from '../author.ts'
import { cohortNamed } from '../cohorts/cohort-named.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'

type Wanted = { cohort: string; letter: string; addresses: readonly string[] }
type Options = { as?: string; by?: string }

/** `feuilleton letter test <cohort> <letter> <address>…`: sends a letter at once, as a test. */
export async function testLetter(
  config: Config,
  { cohort: slug, letter, addresses }: Wanted,
  options: Options,
  output: Output,
): Promise<number> {
  const to = addresses.map(readAddress)
  if (to.length > MOST_ADDRESSES) throw new UserError(`at most ${MOST_ADDRESSES} addresses`)
  if (!config.relay) throw new UserError('no relay is set: SMTP_URL names it')
  const { post, close } = openPost(config.relay, { name: ehloName(config), sign: signerOf(config) })
  try {
    const results = await withStore(config, async (db) => {
      const { cohort } = await cohortNamed(db, slug)
      const as = options.as === undefined ? undefined : await enrolmentOf(db, cohort.id, options.as)
      const parts = {
        db,
        letters: createLetterCache({ most: 1 }),
        keys: await tokenKeys(config, db),
        publicUrl: config.publicUrl ?? 'http://localhost',
        mailDomain: config.mailDomain,
        post,
        uniqueId: randomUUID,
      }
      return sendTest(parts, { cohort, letter, as, to, by: authorOf(options), now: new Date() })
    })
    for (const result of results) output.out(resultLine(result))
    return results.every(({ outcome }) => outcome.kind === 'submitted') ? 0 : 1
  } finally {
    close()
  }
}

function readAddress(text: string): Address {
  const parsed = parseAddress(text)
  if (parsed.ok) return parsed.address
  throw new UserError(`${JSON.stringify(text.slice(0, 80))} is not an address: ${parsed.why}`)
}

async function enrolmentOf(
  db: Parameters<typeof findEnrolmentAt>[0],
  cohortId: number,
  text: string,
): Promise<number> {
  const id = await findEnrolmentAt(db, { cohortId, address: readAddress(text) })
  if (id === undefined) throw new UserError(`${text} is not in this cohort`)
  return id
}

function resultLine({ to, outcome }: TestResult): string {
  const reply = 'reply' in outcome ? `: ${outcome.reply}` : ''
  return `${to} ${outcome.kind === 'submitted' ? 'taken' : `not taken (${outcome.kind})`}${reply}`
}
