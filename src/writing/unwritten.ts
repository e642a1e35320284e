import { MjmlUnavailable } from '../letters/render-mjml.ts'
import type { Letter, Unwritten } from './steps.ts'

export function isUnwritten(letter: Letter | Unwritten): letter is Unwritten {
  return !('delivery' in letter)
}

/** Why a letter could not be written, from what was thrown. What a letter does wrong concerns that letter alone. */
export function unwrittenBy(error: unknown): Unwritten {
  if (error instanceof MjmlUnavailable) return { putOff: error.message }
  return { held: (error as Error).message }
}
