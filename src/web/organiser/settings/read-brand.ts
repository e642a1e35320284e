import type { LogoFault } from '../../../actions/brand/picture-reading.ts'
import { readLogo } from '../../../actions/brand/read-logo.ts'
import { readAccent } from '../../../domain/accent.ts'
import type { Brand, Logo } from '../../../domain/brand.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import type { Say } from '../../../language/say.ts'
import type { LogoFile } from '../../../store/brands.ts'
import type { BrandForm } from './brand-page.ts'

type Logos = Pick<Brand, 'logo' | 'png'>

/** `files` are the logos that were sent, of which nothing is wrong. */
export type BrandReading = { files: readonly LogoFile[] } & (
  | { ok: true; brand: Brand }
  | { ok: false; form: BrandForm }
)

/** Reads the form of a brand; logos that it does not send stay as in `present`. */
export async function readBrand(
  form: FormData,
  { present, say }: { present: Logos; say: Say },
): Promise<BrandReading> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const {
    name,
    accent,
    messages: wrong,
  } = readBrandTexts({ name: text('name'), accent: text('accent') }, say)
  const logo = await readFile(form.get('logo'), say)
  const png = await readFile(form.get('png'), say, 'png')
  const messages = { ...wrong, logo: logo.message, png: png.message }
  const files = [logo.file, png.file].filter((file) => file !== undefined)
  const kept = text('none') === 'yes' ? null : present
  const logos = logosOf({ logo: logo.file, png: png.file, present: kept })
  if (Object.values(messages).every((message) => message === undefined))
    return { ok: true, brand: { name, accent, ...logos }, files }
  return { ok: false, form: { name, accent: accent ?? '', ...logos, messages }, files }
}

type BrandTexts = { name: string; accent: string | null; messages: Pick<FieldMessages, 'name' | 'accent'> }

/** Reads the name and the colour of a brand, and says what is wrong with them. No colour is one too. */
export function readBrandTexts(typed: { name: string; accent: string }, say: Say): BrandTexts {
  const { accent, message } = readColour(typed.accent, say)
  const name = isBrandName(typed.name) ? undefined : say('o.brand.nameWrong')
  return { name: typed.name, accent, messages: { name, accent: message } }
}

/** Braces would be placeholders in letters. */
function isBrandName(name: string): boolean {
  return /^[^\p{Cc}{}[\]]{1,80}$/u.test(name)
}

/** One that is too pale comes with the nearest that is not, in its place. */
function readColour(typed: string, say: Say): { accent: string | null; message?: string } {
  if (typed === '') return { accent: null }
  const read = readAccent(typed)
  if (read.ok) return read
  if (read.why === 'wrong') return { accent: typed, message: say('o.brand.accentWrong') }
  return { accent: read.nearest, message: say('o.brand.accentPale', { nearest: read.nearest }) }
}

type ReadFile = { file?: LogoFile; message?: string }

/** A browser sends an empty file where none was chosen. */
async function readFile(sent: File | string | null, say: Say, only?: 'png'): Promise<ReadFile> {
  if (!(sent instanceof File) || sent.size === 0) return {}
  const read = readLogo(Buffer.from(await sent.arrayBuffer()))
  if (!read.ok) return { message: faultWords(read.fault, say) }
  return only && read.logo.type !== only ? { message: say('o.brand.fault.notPng') } : { file: read.logo }
}

function faultWords(fault: LogoFault, say: Say): string {
  return fault.code === 'active'
    ? say('o.brand.fault.active', { detail: fault.detail })
    : say(`o.brand.fault.${fault.code}`)
}

type Sent = { logo: LogoFile | undefined; png: LogoFile | undefined; present: Logos | null }

/** A PNG serves everywhere; a new logo takes the old PNG with it, which would be another picture. */
function logosOf({ logo, png, present }: Sent): Logos {
  const shown = logo ? withoutBytes(logo) : (present?.logo ?? null)
  if (png) return { logo: shown ?? withoutBytes(png), png: withoutBytes(png) }
  if (shown?.type === 'png') return { logo: shown, png: shown }
  return { logo: shown, png: logo ? null : (present?.png ?? null) }
}

function withoutBytes({ hash, type, width, height }: LogoFile): Logo {
  return { hash, type, width, height }
}
