import { describe, expect, it } from 'vitest'
import { readReturned } from '../../src/returned/read-returned.ts'
import { BOUNCE, KEYS, mailOf, plainMail } from './reports.ts'

const read = (bytes: Uint8Array) => readReturned(bytes, { recipient: BOUNCE, keys: KEYS })
const isRead = async (kind: string, text: string, subject?: string, headers: string[] = []) =>
  expect(await read(plainMail(text, headers, subject))).toMatchObject({ kind })

describe('an automatic reply', () => {
  it.each([
    'Risposta automatica: Jour 3',
    'Fuori ufficio: Jour 3',
    'Resposta automática: Jour 3',
    'Automatisch antwoord: Jour 3',
    'Abwesenheitsnotiz: Jour 3',
    'Zoé Martin est absent(e).',
    'AUTO: Zoe Martin is out of the office',
    'Absence : du 1er au 8 mars',
    'Congés',
    'Réponse automatique : Jour 3'.normalize('NFD'),
  ])('is told by its subject: %s', (subject) => isRead('auto-reply', 'Bonjour', subject))

  it.each([
    'Je suis actuellement absente du bureau. Je lirai votre message à mon retour.',
    'I am currently out of the office and will return on Monday.',
    'Ich bin bis zum 8. März nicht im Büro, ab dann wieder.\nIch bin im Urlaub, bis zum 8.',
    'Estoy de vacaciones hasta el 8 de marzo.',
    'Nous avons reçu votre demande. Ceci est un message automatique.',
    'Thanks for writing. This is an automated response.',
    'Message bien reçu, merci de ne pas répondre à ce courriel.',
  ])('is told by its words: %s', (text) => isRead('auto-reply', text))

  it.each(['X-Auto-Response-Suppress: All', 'X-List-Administrivia: yes'])(
    'is told by its header: %s',
    (one) => isRead('auto-reply', 'Bonjour', 'Demande reçue', [one]),
  )

  it.each(['no-reply@x.example', 'Liste <sympa@x.example>', '"Ne pas répondre" <ne-pas-repondre@x.example>'])(
    'is told by an address that nobody writes from: %s',
    async (from) => {
      const mail = mailOf([`From: ${from}`, 'Subject: Jour 3'], ['Votre message est en attente.'])
      expect(await read(mail)).toMatchObject({ kind: 'auto-reply' })
    },
  )
})

describe('a challenge', () => {
  it.each([
    'Votre email est bloqué dans l’attente de votre authentification.',
    'Pour qu’il me parvienne, merci de vous authentifier en cliquant ici.',
    'Pour valider votre envoi, recopiez le code affiché sur cette page.',
    'Please verify that you are a real live human being and not a spam source.',
    'To release your message for delivery, please send an empty message.',
    'I now allow incoming messages only from senders I have approved beforehand.',
    'Click the link below so I can receive your emails.',
    'Para que su mensaje sea entregado, haga clic en el enlace.',
    'Bitte bestätigen Sie, dass Sie kein Spammer sind.',
  ])('asks to prove something: %s', (text) => isRead('challenge', text))

  it('is no failure, though it says that a letter was not delivered', async () => {
    const text = 'Votre message n’a pas été remis à zoe@lointain.example : il attend (Mailinblack).'
    const mail = mailOf(['From: postmaster@x.example', 'Subject: En attente', `To: ${BOUNCE}`], [text])
    expect(await read(mail)).toMatchObject({ kind: 'challenge' })
  })
})

describe('who wants no more letters', () => {
  it.each([
    'Merci de me désabonner de cette liste.',
    'Bonjour,\n\nJe souhaite me désinscrire de cette formation.\n\nCordialement,\nZoé Martin',
    'Veuillez me retirer de votre liste de diffusion. Merci',
    'Bonjour à toute l’équipe,\nDésinscription\nZoé',
    'desabonnement',
    'STOP MAIL',
    'Arrêtez',
    'Je ne souhaite plus recevoir vos mails',
    'Ne m’envoyez plus de mails !!!',
    'Merci de ne plus m’envoyer de mails',
    'Please remove me from your mailing list',
    'I no longer wish to receive these emails.',
    'unsubscribe\n\nSent from Outlook for Android',
    'Désinscription\n\nEnvoyé à partir de Outlook pour iOS',
    'Por favor, quiero darme de baja',
    'No quiero recibir más correos',
    'Bitte abmelden',
  ])('says so in nothing but: %s', (text) => isRead('unsubscribe', text))

  it.each([
    'Désabonnement ?',
    'Désabonnement\nnon, surtout pas',
    'Je ne veux pas me désabonner',
    'Stop ! C’est trop bien, continuez',
    'Je ne veux plus recevoir les leçons le dimanche',
    'Je souhaite me désinscrire du webinaire de jeudi',
    'Je veux me désabonner de cette formation mais rester sur la prochaine',
  ])('does not say so in: %s', (text) => isRead('reply', text))
})

describe('a person', () => {
  it.each([
    ['Absence au webinaire', 'Je ne pourrai pas être là jeudi.'],
    ['Congés et rythme des leçons', 'Comment mettre en pause pendant mes congés ?'],
    ['Re: Jour 3', 'Je suis en vacances jusqu’au 8 mars, pouvez-vous me mettre en pause. Merci'],
    ['Re: Jour 3', 'Mon message est revenu : « 550 5.1.1 user unknown ».'],
    ['Undeliverable?', 'Why did your letter say so'],
  ])('is heard who writes “%s”: %s', (subject, text) => isRead('reply', text, subject))
})
