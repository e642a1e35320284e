import { maskedAddress } from '../domain/masked-address.ts'
import { makeToken } from '../domain/tokens.ts'
import type { CompiledServiceLetter } from '../letters/compile.ts'
import { fillServiceLetter } from '../letters/fill.ts'
import { noteScope } from '../letters/service/note-scope.ts'
import type { NoteName } from '../letters/service/service-letter.ts'
import type { SubscriberRequest } from '../store/requests.ts'
import { letterBrand } from './letter-brand.ts'
import { helpAddress, readerAddresses } from './reader-addresses.ts'
import type { DueLetter, Letter, Steps, WriterDeps } from './steps.ts'

type Note = Letter & { name: NoteName; request: SubscriberRequest }

/** What was asked about the course or an address. */
export const NOTE_STEPS: Steps<DueLetter, Note, CompiledServiceLetter> = {
  open: async (_, due) => due,
  decide({ delivery, setting, request }) {
    if (!request) return { held: 'what this letter answers is not in the database' }
    const name = noteName(request.kind)
    const { enrolmentId, generation } = delivery
    const reader = { enrolmentId, generation, deliveryId: delivery.id }
    return { delivery, setting, request, name, about: name, reader }
  },
  compile({ letters, publicUrl }, { setting, delivery, name, request: { language } }) {
    const brand = letterBrand({ setting, writtenAt: delivery.writtenAt, publicUrl })
    return letters.service({ kind: 'service', frame: 'note', name, language, brand })
  },
  fill(deps, { letter: note, compiled }) {
    const { delivery, setting, request } = note
    const { title, sender } = setting.edition.programme
    return ({ tokens }) => {
      const { meUrl } = readerAddresses(deps.publicUrl, tokens)
      const context = {
        now: delivery.writtenAt,
        zone: request.detail.dates?.zone ?? delivery.trackZone,
        firstName: delivery.firstName,
        programme: title,
        sender,
        askedAt: request.requestedAt,
        expiresAt: request.expiresAt,
        to: request.detail.to && maskedAddress(request.detail.to),
        linkUrl: linkOf(deps, note, meUrl),
        helpUrl: helpAddress(deps.publicUrl, request.language),
      }
      return fillServiceLetter(compiled, noteScope(context, request.language))
    }
  },
}

/** Those about an event are answers, and a lesson is written again elsewhere. */
function noteName(kind: SubscriberRequest['kind']): NoteName {
  switch (kind) {
    case 'register':
    case 'registered':
    case 'waiting':
    case 'unregistered':
    case 'lesson':
      throw new Error(`a request of the kind ${kind} is no note`)
    default:
      return kind
  }
}

function linkOf({ keys, publicUrl }: WriterDeps, { delivery, request, name }: Note, meUrl: string): string {
  if (name === 'already' || name === 'link') return meUrl
  const page = name === 'confirmation' ? 'confirm' : 'address'
  return `${publicUrl}/${page}/${makeToken(keys, 'confirm', request.id, delivery.generation)}`
}
