import { setImmediate as turn } from 'node:timers/promises'
import type { Deliverer } from '../src/delivery/deliverer.ts'

const LETTER_BYTES = 57_000

/** A relay that takes each letter at once, and letters that need no writing. */
export function takeAtOnce(deliverer: Deliverer): void {
  const bytes = Buffer.alloc(LETTER_BYTES, 'x')
  const message = { bytes, envelopeFrom: 'a@cours.example', to: 'b@lecteurs.example', envelopeId: '1' }
  const permit = { send: takeLetter, release: () => undefined }
  Object.assign(deliverer, {
    openWriter: () => async () => message,
    pool: {
      size: deliverer.pool.size,
      most: deliverer.pool.most,
      acquire: async () => permit,
      probe: async () => true,
      stop: () => undefined,
      close: () => undefined,
    },
  })
}

async function takeLetter(_: unknown, mayHandOver: () => Promise<boolean>) {
  if (!(await mayHandOver())) return { kind: 'withdrawn' }
  await turn()
  return { kind: 'submitted', reply: '250 2.0.0 Ok' }
}
