import { describe, expect, it } from 'vitest'
import { findFamilies } from '../../src/mail/find-families.ts'
import { familyOf, familyOfServer } from '../../src/mail/mail-families.ts'

describe('the family of a domain', () => {
  it.each([
    ['gmail.com', 'google'],
    ['googlemail.com', 'google'],
    ['wanadoo.fr', 'orange'],
    ['hotmail.fr', 'microsoft'],
    ['live.com', 'microsoft'],
    ['aol.com', 'yahoo'],
    ['neuf.fr', 'sfr'],
    ['mac.com', 'icloud'],
    ['yahoo.co.jp', undefined],
    ['association.fr', undefined],
  ])('of %s is known by its name', (domain, family) => {
    expect(familyOf(domain)).toBe(family)
  })

  it.each([
    ['aspmx.l.google.com', 'google'],
    ['association-fr.mail.protection.outlook.com.', 'microsoft'],
    ['outlook-com.olc.protection.outlook.com', 'microsoft'],
    ['MX01.MAIL.ICLOUD.COM', 'icloud'],
    ['google.com.example.org', undefined],
    ['notfree.fr', undefined],
  ])('is that of its server %s', (host, family) => {
    expect(familyOfServer(host)).toBe(family)
  })

  it('is looked up once for a domain, and remembered', async () => {
    const asked: string[] = []
    const families = findFamilies(async (domain) => {
      asked.push(domain)
      return ['aspmx.l.google.com']
    })
    expect(families.known('association.fr')).toBe('association.fr')
    await families.learn(['association.fr', 'orange.fr', 'association.fr'])
    await families.learn(['association.fr'])
    expect(families.known('association.fr')).toBe('google')
    expect(asked).toEqual(['association.fr'])
  })

  it('is the domain itself where nobody answers', async () => {
    const families = findFamilies(() => Promise.reject(new Error('ENOTFOUND')))
    await families.learn(['association.fr'])
    expect(families.known('association.fr')).toBe('association.fr')
  })

  it('is not waited for where the DNS is slow, and counts once it is known', async () => {
    const answer = Promise.withResolvers<string[]>()
    const families = findFamilies(() => answer.promise)
    await families.learn(['association.fr'])
    expect(families.known('association.fr')).toBe('association.fr')
    answer.resolve(['aspmx.l.google.com'])
    await families.learn(['association.fr'])
    expect(families.known('association.fr')).toBe('google')
  })

  it('is asked for twenty domains at once at most', async () => {
    let open = 0
    const families = findFamilies(() => new Promise(() => void open++))
    await families.learn(Array.from({ length: 50 }, (_, index) => `a${index}.example`))
    expect(open).toBe(20)
  })
})
