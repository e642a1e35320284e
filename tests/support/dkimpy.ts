import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, it } from 'vitest'

/** Debian's dkimpy, the verifier that signatures are held against. */
const DKIMPY = '/usr/lib/python3/dist-packages/dkim'

/** What dkimpy says of one signature. `fields` are the names of `h=`. */
export type Verdict = { selector: string; isGood: boolean; fields: string[] }

/** Tests that need dkimpy: skipped aloud where there is none, and a failure there in continuous integration. */
export function describeWithDkimpy(name: string, tests: () => void): void {
  if (existsSync(DKIMPY)) {
    describe(name, tests)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs dkimpy', () => {
        throw new Error(`no python3-dkim of Debian's at ${DKIMPY}`)
      })
    })
  } else {
    console.info(`skipped, as this machine has no python3-dkim of Debian's: ${name}`)
    describe.skip(name, tests)
  }
}

const PROGRAM = `
import base64, dkim, json, sys, time
time.time = lambda: 4e9 # tests write letters of next year
asked = json.load(sys.stdin)
def record(name, *_, **__):
    return asked['records'].get(name.decode().rstrip('.'), '').encode()
def verdict(message, index):
    signed = dkim.DKIM(message, minkey=1024)
    try:
        good = signed.verify(idx=index, dnsfunc=record)
    except dkim.DKIMException:
        good = False
    tags = {name.decode(): value.decode() for name, value in signed.signature_fields.items()}
    fields = [name.strip() for name in tags['h'].split(':')]
    return {'selector': tags['s'], 'isGood': good, 'fields': fields}
def verdicts(message):
    names = [name.lower() for name, _ in dkim.DKIM(message).headers]
    return [verdict(message, index) for index in range(names.count(b'dkim-signature'))]
print(json.dumps([verdicts(base64.b64decode(each)) for each in asked['messages']]))
`

/** What dkimpy says of the signatures of each message, with these TXT records for the whole of the DNS. */
export function verified(
  messages: readonly Buffer[],
  records: Readonly<Record<string, string>>,
): Verdict[][] {
  const input = JSON.stringify({ records, messages: messages.map((bytes) => bytes.toString('base64')) })
  const output = execFileSync('/usr/bin/python3', ['-c', PROGRAM], { input, maxBuffer: 100_000_000 })
  return JSON.parse(output.toString('utf8'))
}
