import { z } from 'zod'
import { Refused } from '../../../domain/refusal.ts'

const LONGEST = 16_384
const base64url = z
  .string()
  .max(LONGEST)
  .regex(/^[\w-]+$/)

const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
}

/** What a device answers when a passkey is made, as `PublicKeyCredential.toJSON` writes it (WebAuthn 3, §5.1). */
export const MADE = z.object({
  ...common,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url }),
})

/** What it answers when somebody signs in. */
export const SIGNED = z.object({
  ...common,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
})

/** @throws Refused for what no browser sends. */
export function readCredential<T>(schema: z.ZodType<T>, sent: string): T {
  const read = schema.safeParse(parsed(sent))
  if (!read.success) throw new Refused({ refused: 'passkey-unusable' })
  return read.data
}

/** The challenge that was signed. @throws Refused for what no browser sends. */
export function challengeIn({ response }: { response: { clientDataJSON: string } }): string {
  const data = Buffer.from(response.clientDataJSON, 'base64url').toString()
  return readCredential(z.object({ challenge: base64url }), data).challenge
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Whatever `@simplewebauthn/server` finds wrong it throws as a plain error: of its own checks, and of nothing beside. */
export async function verified<T extends { verified: boolean }>(check: Promise<T>): Promise<T> {
  const found = await check.catch(() => undefined)
  if (!found?.verified) throw new Refused({ refused: 'passkey-unusable' })
  return found
}
