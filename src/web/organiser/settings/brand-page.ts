import { html } from 'hono/html'
import type { Brand, Logo } from '../../../domain/brand.ts'
import { fitted, logoPath } from '../../../domain/brand-paths.ts'
import { checkBox } from '../../../html/choice.ts'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { status } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import type { Visit } from '../visit.ts'
import { type BrandScope, brandScope } from './brand-scope.ts'
import { logoTexts } from './brand-texts.ts'
import { logoField } from './logo-field.ts'

/** What stands in the form in the place of what is known: what was typed and sent, and what is wrong with it. */
export type BrandForm = Pick<Brand, 'logo' | 'png'> & {
  name: string
  accent: string
  /** The version that its sender saw; the newest when it is absent. */
  seen?: string
  messages: FieldMessages
}

/** The brand as it is, the form that changes it, and the programmes that may have their own. */
export async function brandPage(visit: Visit, sent?: BrandForm): Promise<Response> {
  const scope = await brandScope(visit)
  if (!scope) return visit.notFound()
  const { say, language } = visit
  const isProgramme = scope.programme !== null
  const [up, upName] = isProgramme
    ? ['/o/settings/brand', say('o.brand.title')]
    : ['/o/settings', say('o.settings.title')]
  return visit.page({
    title: scope.title,
    room: 'settings',
    ...(Object.keys(sent?.messages ?? {}).length > 0 ? { status: 422 as const } : {}),
    body: html`<p class="kicker"><a href="${up}">${upName}</a></p>
<h1>${scope.title}</h1>
${errorSummary(sent?.messages ?? {}, language)}<p>${say(isProgramme ? 'o.brand.programmeText' : 'o.brand.text')}</p>
${brandForm(visit, scope, sent)}
${scope.present?.brand ? takeAway(visit, scope) : ''}${isProgramme ? '' : programmesPart(visit, scope)}`,
  })
}

const NO_BRAND: Brand = { name: '', accent: null, logo: null, png: null }

function brandForm(visit: Visit, scope: BrandScope, sent: BrandForm | undefined): Html | '' {
  const { say } = visit
  const { shown, path, present } = scope
  const { name, accent, logo, png } = sent ?? shown ?? NO_BRAND
  const messages = sent?.messages ?? {}
  const kept = logoTexts({ logo, png })
  return visit.form({
    action: path,
    right: 'own',
    multipart: true,
    content: html`<input type="hidden" name="seen" value="${sent?.seen ?? present?.id ?? 0}">
<input type="hidden" name="kept-logo" value="${kept.logo}"><input type="hidden" name="kept-png" value="${kept.png}">${field(
      {
        name: 'name',
        label: say('o.brand.name'),
        hint: say('o.brand.nameHint'),
        value: name,
        required: true,
        message: messages.name,
      },
    )}${field({
      name: 'accent',
      label: say('o.brand.accent'),
      hint: say('o.brand.accentHint'),
      value: accent ?? '',
      message: messages.accent,
    })}${logo ? presentLogo({ name, logo }, visit) : ''}${logoField({
      name: 'logo',
      label: say('o.brand.logo'),
      hint: say('o.brand.logoHint'),
      accept: '.png,.svg',
      message: messages.logo,
    })}${logoField({
      name: 'png',
      label: say('o.brand.png'),
      hint: say('o.brand.pngHint'),
      accept: '.png',
      message: messages.png,
    })}${submit({ label: say('o.brand.look') })}`,
  })
}

function presentLogo({ name, logo }: { name: string; logo: Logo }, { say }: Visit): Html {
  const { width, height } = fitted(logo, { width: 240, height: 48 })
  return html`<p class="present-logo"><img src="${logoPath(logo)}" alt="${name}" width="${width}" height="${height}"></p>
${checkBox({ name: 'none', value: 'yes', label: say('o.brand.noLogo'), isTicked: false })}`
}

function takeAway(visit: Visit, { path, present, programme }: BrandScope): Html | '' {
  const label = visit.say(programme === null ? 'o.brand.takeAwayAll' : 'o.brand.takeAway')
  return visit.form({
    action: `${path}/remove`,
    right: 'own',
    content: html`<input type="hidden" name="seen" value="${present?.id ?? 0}">${submit({ label, tone: 'danger' })}`,
  })
}

function programmesPart({ say }: Visit, { programmes, versions }: BrandScope): Html | '' {
  if (programmes.length === 0) return ''
  const hasOwn = (name: string) => versions.some(({ programme, brand }) => programme === name && brand)
  return table({
    caption: say('o.brand.programmes'),
    rows: programmes,
    columns: [
      {
        name: say('o.team.name'),
        kind: 'head',
        cell: ({ programme, title }) => html`<a href="/o/settings/brand/of/${programme}">${title}</a>`,
      },
      {
        name: say('o.brand.title'),
        cell: ({ programme }) =>
          hasOwn(programme) ? status(say('o.brand.own'), 'good') : say('o.brand.shared'),
      },
    ],
  })
}
