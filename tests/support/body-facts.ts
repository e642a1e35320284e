import { createHash } from 'node:crypto'

const HEAD_MOST = 16_384

export type BodyFacts = {
  size: number
  sha256: string
  messageId: string | undefined
  deliveryId: number | undefined
}

/** What is worth knowing of a mail that is not kept. */
export function bodyFacts(body: Buffer): BodyFacts {
  const end = body.indexOf('\r\n\r\n')
  const head = body.toString('latin1', 0, Math.min(end === -1 ? body.length : end, HEAD_MOST))
  const delivery = /^X-Delivery-Id:\s*(\d+)/im.exec(head)?.[1]
  return {
    size: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
    messageId: /^Message-ID:\s*(\S+)/im.exec(head)?.[1],
    deliveryId: delivery === undefined ? undefined : Number(delivery),
  }
}
