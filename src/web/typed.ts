import type { Context } from 'hono'
import type { Typed } from '../html/form.ts'

/** The texts of a form that was posted: of a field given twice the first, of a file nothing. */
export async function typedForm(c: Context): Promise<Typed> {
  const form = await c.req.formData()
  return (name) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
}
