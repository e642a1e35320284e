import type { Remark } from '../../domain/remark.ts'

/** In milliseconds. */
const WITHIN_MS = 10_000

const BODY = 'List-Unsubscribe=One-Click'

/**
 * Does what a mail program does that unsubscribes (RFC 8058 §3.1), and says how to do it from elsewhere. The address is
 * that of a test letter: nobody is unsubscribed.
 */
export async function examineOneClick(address: string): Promise<Remark[]> {
  const lines = `curl -sS -i -X POST -d ${BODY} ${address}`
  return [await press(address), { remark: 'click-outside', lines }]
}

async function press(address: string): Promise<Remark> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  try {
    const signal = AbortSignal.timeout(WITHIN_MS)
    const answer = await fetch(address, { method: 'POST', body: BODY, headers, redirect: 'manual', signal })
    return remarkOn(answer.status)
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } }
    return { remark: 'click-silent', words: cause?.code ?? message }
  }
}

/** Whether a text is what curl printed. */
export function isOfCurl(text: string): boolean {
  return /^(?:HTTP\/[\d.]+ \d{3}|curl: \(\d+\))/.test(text.trimStart())
}

/** What curl printed elsewhere, with `-i`. */
export function readCurl(text: string): Remark {
  const statuses = [...text.matchAll(/^HTTP\/[\d.]+ (\d{3})/gm)].map(([, status]) => Number(status))
  const last = statuses.findLast((status) => status >= 200)
  return last === undefined ? { remark: 'click-silent', words: text.trim().slice(0, 200) } : remarkOn(last)
}

/** Mail programs follow no redirect. */
function remarkOn(code: number): Remark {
  const status = String(code)
  if (code < 300) return { remark: 'click-good', status }
  return { remark: code < 400 ? 'click-moved' : 'click-refused', status }
}
