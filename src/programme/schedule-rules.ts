import { domainOf, parseAddress } from '../domain/address.ts'
import { isPlaceholderHost } from '../domain/outside-address.ts'
import { CONTROLLER_AS_WRITTEN } from '../domain/privacy.ts'
import { eventMistakes } from './event-rules.ts'
import { lessonListMistakes } from './lesson-list-rules.ts'
import { linkMistakes } from './link-rules.ts'
import { errorAt, type Mistake, warningAt } from './mistake.ts'
import { groupOf, type Schedule } from './schedule.ts'
import { controllerStandIns, isPlaceholderText } from './to-fill-in.ts'

/** Checks what a schedule file must satisfy beyond the types of its keys. `name` is the file's own, without `.yaml`. */
export function scheduleMistakes(schedule: Schedule, name: string): Mistake[] {
  if (schedule.source.value === undefined) return []
  return [
    ...nameMistakes(schedule, name),
    ...senderMistakes(schedule),
    ...postalMistakes(schedule),
    ...controllerMistakes(schedule),
    ...hoursMistakes(schedule),
    ...linkMistakes(schedule),
    ...eventMistakes(schedule),
    ...lessonListMistakes(schedule),
  ]
}

function nameMistakes({ file, source }: Schedule, name: string): Mistake[] {
  const written = groupOf(source.value).programme
  if (typeof written !== 'string' || written === name) return []
  return [
    errorAt(
      { file, line: source.lineOf(['programme']) },
      `'programme' is '${written}'`,
      `'${name}', as the file is named`,
    ),
  ]
}

/** A reader may choose another hour, and must be able to choose the default one again. */
function hoursMistakes({ file, source, programme, broken }: Schedule): Mistake[] {
  const { at, hours } = programme
  if (!hours || broken.has('at') || broken.has('hours') || hours.includes(at)) return []
  return [
    errorAt({ file, line: source.lineOf(['hours']) }, `'hours' does not have '${at}', the hour of 'at'`),
  ]
}

function senderMistakes({ file, source }: Schedule): Mistake[] {
  const written = groupOf(groupOf(source.value).sender).address
  if (typeof written !== 'string') return []
  const position = { file, line: source.lineOf(['sender', 'address']) }
  const parsed = parseAddress(written)
  if (!parsed.ok) return [errorAt(position, `the sender's address cannot be used: ${parsed.why}`)]
  const isPlaceholder = isPlaceholderHost(domainOf(parsed.address))
  if (!isPlaceholder) return []
  // A catalogue has no straight apostrophe, and a command has no other.
  const what = `the sender's address '${written}' is still to fill in`
  return [{ ...warningAt(position, { warned: 'sender-to-fill-in', address: written }), what }]
}

/** The law requires that readers are told who answers for their data (GDPR, art. 13). */
function controllerMistakes({ file, source }: Schedule): Mistake[] {
  const { privacy, sender } = groupOf(source.value)
  if (privacy !== undefined) return unfilledController({ file, source })
  if (sender === undefined) return []
  const shown = `privacy: { ${CONTROLLER_AS_WRITTEN} }`
  return [warningAt({ file, line: source.lineOf(['privacy']) }, { warned: 'no-controller', shown })]
}

function unfilledController({ file, source }: Pick<Schedule, 'file' | 'source'>): Mistake[] {
  const { controller } = groupOf(groupOf(source.value).privacy)
  const [first, ...others] = controllerStandIns(groupOf(controller))
  if (first === undefined) return []
  const position = { file, line: source.lineOf(['privacy', 'controller', first]) }
  return [warningAt(position, { warned: 'controller-to-fill-in', keys: [first, ...others].join(', ') })]
}

/** The law requires a postal address in every letter. */
function postalMistakes({ file, source }: Schedule): Mistake[] {
  const written = groupOf(groupOf(source.value).sender).postal
  if (typeof written !== 'string' || !isPlaceholderText(written)) return []
  const position = { file, line: source.lineOf(['sender', 'postal']) }
  return [warningAt(position, { warned: 'postal-to-fill-in', postal: written })]
}
