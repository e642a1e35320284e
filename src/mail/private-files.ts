import { chmod, mkdir, writeFile } from 'node:fs/promises'

/** Makes a folder that no other user of the machine may look into, whatever it was before. */
export async function privateFolder(path: string): Promise<void> {
  // Folders above it stay as they are: PostgreSQL may have to pass through them as another user.
  await mkdir(path, { recursive: true })
  await chmod(path, 0o700)
}

/** The mode of a file that only its owner reads. */
export const PRIVATE = 0o600

/** Writes a new file, or the content of one, that only its owner reads. */
export async function writePrivately(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { mode: PRIVATE })
}
