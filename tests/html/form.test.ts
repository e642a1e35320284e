import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { form, messagesOf, type Typed, textField } from '../../src/html/form.ts'

const HOURS = ['07:30', '12:00']

const seats = textField((text) => {
  if (text === '') return { ok: false, fault: { code: 'missing' } }
  const count = Number(text)
  if (count > 9) return { ok: false, fault: { code: 'many', detail: text } }
  return { ok: true, value: count }
})

const FORM = form(z.object({ at: z.enum(HOURS), seats }), {
  fields: { seats: ['missing', 'many'], at: ['wrong'] },
})

describe('a form', () => {
  it('gives what its schema makes of what was typed', () => {
    const read = FORM.read(sent({ at: '07:30', seats: '3', more: 'x' }))
    expect(read).toEqual({ ok: true, value: { at: '07:30', seats: 3 } })
    if (read.ok) expectTypeOf(read.value.seats).toEqualTypeOf<number>()
  })

  it('says of all fields at once what is wrong, by its code and with what the words name', () => {
    const read = FORM.read(sent({ at: '25:00', seats: '12' }))
    expect(read).toEqual({
      ok: false,
      faults: { seats: { code: 'many', detail: '12' }, at: { code: 'wrong' } },
    })
    if (!read.ok) expectTypeOf(read.faults.seats!.code).toEqualTypeOf<'missing' | 'many'>()
  })

  it('takes a field that was not sent as an empty one', () => {
    expect(FORM.read(sent({}))).toMatchObject({ faults: { seats: { code: 'missing' } } })
  })

  it('puts what is wrong into words in the order of the page, and nothing else', () => {
    const words = {
      at: () => 'Choose an hour.',
      seats: ({ code, detail = '' }: { code: string; detail?: string }) => `${code} ${detail}`,
    }
    const messages = (typed: Record<string, string>) => {
      const read = FORM.read(sent(typed))
      return read.ok ? [] : Object.entries(messagesOf(read.faults, words))
    }
    expect(messages({ seats: '12' })).toEqual([
      ['seats', 'many 12'],
      ['at', 'Choose an hour.'],
    ])
    expect(messages({ at: '12:00' })).toEqual([['seats', 'missing ']])
  })

  it('throws where it would answer with a code that no page has words for', () => {
    const unforeseen = form(z.object({ seats }), { fields: { seats: ['missing'] } })
    expect(() => unforeseen.read(sent({ seats: '12' }))).toThrow('no words for "many" in the field "seats"')
  })

  it('throws where what is wrong is wrong with no field of the page', () => {
    const unseen = form(z.object({ other: z.literal('x') }), { fields: { seats: ['wrong'] } })
    expect(() => unseen.read(sent({ seats: '1' }))).toThrow('no field')
  })

  it('in which nothing can be wrong is taken as it is, and a schema that lies is found out', () => {
    const scope = z.enum(['course', 'everything']).catch('course')
    expect(form(z.object({ scope }), { fields: { scope: [] } }).take(sent({ scope: '<b>' }))).toEqual({
      scope: 'course',
    })
    expect(() => FORM.take(sent({}))).toThrow()
  })
})

function sent(fields: Record<string, string>): Typed {
  return (name) => fields[name] ?? ''
}
