import { expect, it } from 'vitest'
import { MOST_KEPT, startOf } from '../../src/mail/incoming-mail.ts'

it('keeps the same beginning of a mail, however it is cut, and reads it to its end', async () => {
  const mail = Buffer.alloc(MOST_KEPT + 5_000, 'mail ')
  for (const size of [1_000, MOST_KEPT - 1, MOST_KEPT, MOST_KEPT + 1, mail.length]) {
    let given = 0
    async function* pieces() {
      for (let at = 0; at < mail.length; at += size) {
        given += 1
        yield mail.subarray(at, at + size)
      }
    }
    expect((await startOf(pieces())).equals(mail.subarray(0, MOST_KEPT))).toBe(true)
    expect(given).toBe(Math.ceil(mail.length / size))
  }
})
