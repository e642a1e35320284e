/** Asked once the relay has answered 354, before the first byte of the letter. `false` means: do not hand over. */
export type MayHandOver = () => Promise<boolean>

/** The letter may not leave any more. */
export class Withdrawn extends Error {}
/** Our own ledger could not commit the mark that must precede the first byte. */
export class Unmarked extends Error {}

/**
 * Resolves when the letter may leave.
 * @throws Withdrawn, Unmarked
 */
export async function mark(mayHandOver: MayHandOver): Promise<void> {
  const may = await mayHandOver().catch((error: Error) => {
    throw new Unmarked(error.message, { cause: error })
  })
  if (!may) throw new Withdrawn('withdrawn before hand-over')
}
