import { oneOffId } from '../../domain/one-off.ts'
import {
  type Archive,
  type ArchiveCopy,
  archiveCopy,
  archiveOf,
  archiveOneOff,
  openArchive,
} from './archive.ts'
import type { WebCopyParts } from './fill-web-copy.ts'
import { type MailedOneOff, mailedOneOff, type OneOffPage } from './one-off-page.ts'
import { copyBefore, type MailedCopy, mailedCopy, type ReaderCopy } from './reader-copy.ts'

export type WebCopies = {
  /** The lesson of a delivery; undefined when it is not out for its reader. */
  ofReader(deliveryId: number): Promise<MailedCopy | undefined>
  /** A lesson that was out before its reader joined; undefined for any other. */
  before(wanted: { enrolmentId: number; letter: string }): Promise<ReaderCopy | undefined>
  /** The lessons that are out by the cohort's own calendar; undefined unless its archive is open. */
  archive(slug: string): Promise<Archive | undefined>
  ofArchive(slug: string, letter: string): Promise<ArchiveCopy | undefined>
  /** The one-off letter of a delivery; undefined when it was not written to its reader. */
  oneOffOfReader(deliveryId: number): Promise<MailedOneOff | undefined>
  /** A one-off letter of an archive, which went to everybody. */
  oneOffOfArchive(slug: string, letter: string): Promise<OneOffPage | undefined>
}

/** Opens the lessons that pages show. Its methods throw what is wrong with a letter, or MjmlUnavailable. */
export function openWebCopies(parts: WebCopyParts): WebCopies {
  return {
    ofReader: (deliveryId) => mailedCopy(parts, deliveryId),
    before: (wanted) => copyBefore(parts, wanted),
    async archive(slug) {
      const open = await openArchive(parts, slug)
      return open && archiveOf(parts, open)
    },
    async ofArchive(slug, letter) {
      const open = await openArchive(parts, slug)
      return open && archiveCopy(parts, open, letter)
    },
    oneOffOfReader: (deliveryId) => mailedOneOff(parts, deliveryId),
    async oneOffOfArchive(slug, letter) {
      const open = oneOffId(letter) === undefined ? undefined : await openArchive(parts, slug)
      return open && archiveOneOff(parts, open, letter)
    },
  }
}
