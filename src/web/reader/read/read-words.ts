import { type Language, ordinal } from '../../../domain/moment-words.ts'

const french = {
  dayOf: (day: number, days: number) => `${ordinal(day, 'fr')} jour sur ${days}`,
  day: (day: number) => `${ordinal(day, 'fr')} jour`,
  written: (date: string) => `Leçon du ${date}`,
  notMailed: (date: string) =>
    `Leçon du ${date}. Elle n’est pas partie vers votre adresse, et se lit ici telle qu’elle était ce jour-là.`,
  mark: 'Marquer comme lue',
  markHint: 'C’est vous qui le dites\u00A0: ouvrir cette page ne note rien.',
  marked: (date: string) => `Vous avez marqué cette leçon comme lue le ${date}.`,
  previous: 'Leçon précédente',
  next: 'Leçon suivante',
  lessons: 'Leçons',
  course: 'Mon cours',
  unsubscribe: 'Ne plus recevoir ces lettres',
  help: 'Aide et vos données',
  unreadable: 'Cette leçon ne peut pas s’afficher pour le moment',
  tryAgain: 'Rouvrez cette page dans quelques minutes. La lettre reste dans votre boîte.',
  archive: (name: string) => `Les leçons de «\u202F${name}\u202F»`,
  archiveLead: 'Chaque leçon se lit ici dès le jour où elle part, telle qu’elle est partie.',
  archiveEmpty: 'Aucune leçon n’est encore partie.',
  allLessons: 'Toutes les leçons',
  noArchive: 'Cette page n’est pas ouverte',
  noFeed: 'Il n’y a pas de calendrier ici',
  noFeedWhy: 'Ce cours n’existe pas, n’a pas de dates communes, ou a été annulé.',
  noArchiveWhy: 'Les leçons de ce cours se lisent dans les lettres, ou depuis «\u202FMon cours\u202F».',
}

const english: typeof french = {
  dayOf: (day, days) => `${ordinal(day, 'en')} day of ${days}`,
  day: (day) => `${ordinal(day, 'en')} day`,
  written: (date) => `Lesson of ${date}`,
  notMailed: (date) =>
    `Lesson of ${date}. It did not leave for your address, and reads here as it was on that day.`,
  mark: 'Mark as read',
  markHint: 'It is for you to say: opening this page notes nothing.',
  marked: (date) => `You marked this lesson as read on ${date}.`,
  previous: 'Previous lesson',
  next: 'Next lesson',
  lessons: 'Lessons',
  course: 'My course',
  unsubscribe: 'Stop receiving these letters',
  help: 'Help and your data',
  unreadable: 'This lesson cannot be shown right now',
  tryAgain: 'Open this page again in a few minutes. The letter stays in your mailbox.',
  archive: (name) => `The lessons of “${name}”`,
  archiveLead: 'Each lesson can be read here from the day it leaves, as it left.',
  archiveEmpty: 'No lesson has left yet.',
  allLessons: 'All lessons',
  noArchive: 'This page is not open',
  noFeed: 'There is no calendar here',
  noFeedWhy: 'This course does not exist, has no dates in common, or was cancelled.',
  noArchiveWhy: 'The lessons of this course can be read in its letters, or from “My course”.',
}

/** The words around a lesson that is read on the web. */
export const READ_WORDS: Record<Language, typeof french> = { fr: french, en: english }
