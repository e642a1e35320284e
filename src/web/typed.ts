import type { Context } from 'hono'

/** The texts of a form that was posted: of a field given twice the first, of a file nothing. */
export async function typedForm(c: Context): Promise<(name: string) => string> {
  const form = await c.req.formData()
  return (name) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
}
