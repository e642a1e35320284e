import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAIL_PROVIDERS } from '../../src/domain/mail-providers.ts'
import { meantDomain } from '../../src/domain/near-domain.ts'

/** Where people of the lists that we have seen have their mailbox, and domains of organisations near a provider's. */
const REAL =
  `gmail.com googlemail.com gmx.fr gmx.de gmx.net gmx.com gmx.at gmx.ch free.fr sfr.fr neuf.fr orange.fr orange.com
  wanadoo.fr laposte.net laposte.fr ymail.com mail.com email.com live.fr live.com live.be aol.fr aol.com me.com mac.com
  icloud.com hotmail.com hotmail.fr hotmail.be hotmail.co.uk outlook.com outlook.fr outlook.de yahoo.com yahoo.fr yahoo.ca
  yahoo.co.uk yahoo.com.br rocketmail.com msn.com bbox.fr numericable.fr noos.fr cegetel.net club-internet.fr aliceadsl.fr
  voila.fr netcourrier.com mailo.com proton.me protonmail.com pm.me tutanota.com posteo.net posteo.de riseup.net web.de
  t-online.de freenet.de skynet.be telenet.be proximus.be voo.be bluewin.ch libero.it virgilio.it tiscali.it alice.it
  mailo.fr fastmail.com fastmail.fm zoho.com ik.me infomaniak.ch ovh.fr ovh.net gandi.net disroot.org hey.com duck.com
  ffr.fr frc.fr free.org fre.fr mgen.fr afr.fr sfd.fr life.fr lite.fr love.fr alive.fr olive.fr maif.fr mail.fr mac.fr
  macif.fr asso.fr example.org example.com association.example emmaus-france.org secours-catholique.org croix-rouge.fr
  restosducoeur.org unicef.fr oxfam.org apf.asso.fr ac-paris.fr univ-lyon1.fr sciences-po.fr cnrs.fr paris.fr lyon.fr
  ville-nantes.fr gouv.fr interieur.gouv.fr justice.fr sncf.fr edf.fr engie.com laposte.com.example poste.it posta.it
  orange.be orange.ma outlook.be hotmail.it free.com mel.fr mel.com ymail.fr mailoo.org mailbox.org mail.ru yandex.ru
  grange.fr range.fr yahoo.de aol.de comcast.net verizon.net btinternet.com sympatico.ca videotron.ca canl.nc izi.re`
    .split(/\s+/)
    .filter(Boolean)

describe('a domain near that of a large provider', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gmail.fr', 'gmail.com'],
    ['gmail.comm', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gmil.com', 'gmail.com'],
    ['gamil.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmial.con', 'gmail.com'],
    ['orange.fe', 'orange.fr'],
    ['orange.ft', 'orange.fr'],
    ['ornage.fr', 'orange.fr'],
    ['orang.fr', 'orange.fr'],
    ['oragne.fr', 'orange.fr'],
    ['hotmial.com', 'hotmail.com'],
    ['hotmial.fr', 'hotmail.fr'],
    ['hotmai.fr', 'hotmail.fr'],
    ['hotmail.fe', 'hotmail.fr'],
    ['hotmail.con', 'hotmail.com'],
    ['homail.com', 'hotmail.com'],
    ['wanado.fr', 'wanadoo.fr'],
    ['wanadoo.com', 'wanadoo.fr'],
    ['wandoo.fr', 'wanadoo.fr'],
    ['laposte.ent', 'laposte.net'],
    ['laposte.com', 'laposte.net'],
    ['lapost.net', 'laposte.net'],
    ['la-poste.net', 'laposte.net'],
    ['outlok.fr', 'outlook.fr'],
    ['outllok.com', 'outlook.com'],
    ['yaho.fr', 'yahoo.fr'],
    ['yhaoo.fr', 'yahoo.fr'],
    ['yahoo.con', 'yahoo.com'],
    ['iclod.com', 'icloud.com'],
    ['icloud.fr', 'icloud.com'],
    ['free.fe', 'free.fr'],
    ['sfr.fe', 'sfr.fr'],
    ['protonmial.com', 'protonmail.com'],
    ['googlmail.com', 'googlemail.com'],
  ])('is taken for what it is: %s for %s', (typed, meant) => {
    expect(meantDomain(typed)).toBe(meant)
  })

  it('is never that of a provider itself, nor of an organisation that has a similar one', () => {
    const asked = REAL.map((domain) => [domain, meantDomain(domain)]).filter(([, meant]) => meant)
    expect(asked).toEqual([])
  })

  it('is none of the domains of the list, under any of their endings', () => {
    const all = MAIL_PROVIDERS.flatMap(({ name, endings }) => endings.map((ending) => `${name}.${ending}`))
    expect(all.filter((domain) => meantDomain(domain) !== undefined)).toEqual([])
  })

  it('leads to a domain about which nobody is asked again', () => {
    const label = fc.oneof(
      fc.constantFrom(...MAIL_PROVIDERS.map(({ name }) => name)),
      fc.stringMatching(/^[a-z-]{1,12}$/),
    )
    const ending = fc.oneof(
      fc.constantFrom('fr', 'com', 'net', 'con', 'co.uk'),
      fc.stringMatching(/^[a-z]{2,5}$/),
    )
    fc.assert(
      fc.property(label, ending, (name, end) => {
        const meant = meantDomain(`${name}.${end}`)
        if (meant !== undefined) expect(meantDomain(meant)).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  it('of one slip in a long enough name is always asked about', () => {
    const domain = fc.constantFrom(
      'gmail.com',
      'hotmail.fr',
      'orange.fr',
      'laposte.net',
      'wanadoo.fr',
      'outlook.com',
    )
    fc.assert(
      fc.property(domain, fc.nat(), (meant, seed) => {
        const length = meant.indexOf('.')
        const at = seed % (length - 1)
        const swapped = meant.slice(0, at) + meant[at + 1] + meant[at] + meant.slice(at + 2)
        const dropped = meant.slice(0, at) + meant.slice(at + 1)
        for (const typed of [swapped, dropped])
          expect([meant, typed].includes(meantDomain(typed) ?? typed)).toBe(true)
        if (swapped !== meant) expect(meantDomain(swapped)).toBe(meant)
      }),
    )
  })
})
