import { isoDate, wallTime } from '../../../domain/calendar-rule.ts'
import type { EventRequest } from '../../../domain/event-change-request.ts'
import type { Typed } from '../../../html/form.ts'

/** What the fields of a form ask for; undefined when they hold no date, no hour or no wish. */
export function requestOf(named: { cohort: string; event: string }, typed: Typed): EventRequest | undefined {
  switch (typed('wish')) {
    case 'move':
      return moveOf(named, typed)
    case 'links':
      return { ...named, links: { ...given('join', typed), ...given('replay', typed) } }
    case 'cancel':
      return { ...named, cancel: true }
    default:
      return undefined
  }
}

function moveOf(named: { cohort: string; event: string }, typed: Typed): EventRequest | undefined {
  const { data: date } = isoDate.safeParse(typed('date'))
  const { data: at } = wallTime.safeParse(typed('at'))
  if (date === undefined || (typed('at') !== '' && at === undefined)) return undefined
  return {
    ...named,
    move: { moment: typed('moment') || undefined, to: at === undefined ? { date } : { date, at } },
  }
}

/** An empty field leaves a link as it is. */
function given(name: 'join' | 'replay', typed: Typed): { [name in 'join' | 'replay']?: string } {
  const url = typed(name).trim()
  return url === '' ? {} : { [name]: url }
}

/** The same wish as hidden fields, for the form that has it done. */
export function fieldsOf(request: EventRequest): Record<string, string> {
  if ('cancel' in request) return { wish: 'cancel' }
  if ('links' in request) return { wish: 'links', ...request.links }
  const { moment = '', to } = request.move
  return { wish: 'move', moment, date: to.date, at: to.at ?? '' }
}
