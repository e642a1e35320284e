import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Whether an `Authorization` has the secret: as the password of Basic, whatever the user (RFC 7617), or as a Bearer
 * token (RFC 6750).
 */
export function isTold(authorization: string | undefined, secret: string): boolean {
  const [, scheme = '', value = ''] =
    /^(Basic|Bearer) +([\w+/=.~-]{1,4096})$/i.exec(authorization ?? '') ?? []
  return isEqual(scheme.toLowerCase() === 'basic' ? passwordIn(value) : value, secret)
}

function passwordIn(value: string): string {
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}

/** In constant time, whatever their lengths. */
function isEqual(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}
