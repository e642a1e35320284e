/** What a relay says in its reply to EHLO that it can do, as far as letters make use of it. */
export type Offers = {
  /** It takes several commands at once (RFC 2920). */
  pipelining: boolean
  /** It takes wishes about its reports (RFC 3461). */
  dsn: boolean
  /** It wants to know the size of a letter beforehand (RFC 1870). */
  size: boolean
  /** In bytes, the largest letter that it takes; infinite when it does not say. */
  largest: number
}

/** Reads the reply to EHLO, line by line. One to HELO offers nothing. */
export function offersOf(reply: string): Offers {
  const words = reply.split(/\r?\n/).slice(1)
  const offers = new Map(
    words
      .map((line) => line.slice(4).trim().toUpperCase().split(/\s+/, 2))
      .map(([name = '', value]) => [name, value]),
  )
  return {
    pipelining: offers.has('PIPELINING'),
    dsn: offers.has('DSN'),
    size: offers.has('SIZE'),
    largest: Number(offers.get('SIZE')) || Number.POSITIVE_INFINITY,
  }
}
