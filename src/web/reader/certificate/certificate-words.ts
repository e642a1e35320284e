import type { Language } from '../../../domain/moment-words.ts'

const french = {
  title: 'Attestation de suivi',
  download: 'Télécharger en PDF',
  marks: 'Les leçons marquées comme lues',
  notYet: 'L’attestation viendra à la fin',
  running: (title: string) =>
    `«\u202F${title}\u202F» n’est pas encore terminé pour vous. L’attestation sera ici après la dernière leçon.`,
  unread: (read: number, of: number) =>
    `Leçons marquées comme lues\u00A0: ${read} sur ${of}. L’attestation sera ici quand toutes le seront\u00A0: ouvrez celles qui restent, lisez-les, puis marquez-les.`,
  course: 'Mon cours',
  lesson: (day: string) => `Lire la leçon du ${day}`,
}

const english: typeof french = {
  title: 'Certificate of completion',
  download: 'Download as PDF',
  marks: 'The lessons marked as read',
  notYet: 'The certificate comes at the end',
  running: (title) =>
    `“${title}” is not over yet for you. The certificate will be here after the last lesson.`,
  unread: (read, of) =>
    `Lessons marked as read: ${read} of ${of}. The certificate will be here once all are: open those that remain, read them, then mark them.`,
  course: 'My course',
  lesson: (day) => `Read the lesson of the ${day}`,
}

export const CERTIFICATE_PAGE_WORDS: Record<Language, typeof french> = { fr: french, en: english }
