import { describe, expect, it } from 'vitest'
import { tokenKeys } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { USUAL_RETENTION } from '../src/domain/retention.ts'
import { makeToken, readToken } from '../src/domain/tokens.ts'
import { testDatabase } from './support/database.ts'

const OLD = 'o'.repeat(40)
const NEW = 'n'.repeat(40)

describe('the environment', () => {
  it('puts no proxy in front and no key before, unless it says so', () => {
    const { trustedProxies, secretKey, previousSecretKey } = readConfig({ SECRET_KEY_PREVIOUS: '' })
    expect([trustedProxies, secretKey, previousSecretKey]).toEqual([0, undefined, undefined])
  })

  it('says how many proxies stand in front', () => {
    expect(readConfig({ TRUSTED_PROXIES: '2' }).trustedProxies).toBe(2)
    for (const wrong of ['-1', '11', '1.5', 'true', '10.0.0.0/8']) {
      expect(() => readConfig({ TRUSTED_PROXIES: wrong })).toThrow(
        'TRUSTED_PROXIES: expected a whole number from 0 to 10',
      )
    }
  })

  it('says where mail that comes back is taken, and with which certificate', () => {
    const { bounceListen, bounceTls, complaintsTo } = readConfig({
      BOUNCE_LISTEN: 'lmtp://127.0.0.1:24',
      BOUNCE_TLS_KEY: 'key.pem',
      BOUNCE_TLS_CERT: 'cert.pem',
      COMPLAINTS_TO: 'plaintes@asso.fr',
    })
    expect(bounceListen).toEqual({ protocol: 'lmtp', host: '127.0.0.1', port: 24 })
    expect([bounceTls, complaintsTo]).toEqual([{ key: 'key.pem', cert: 'cert.pem' }, 'plaintes@asso.fr'])
    expect(() => readConfig({ BOUNCE_TLS_KEY: 'key.pem' })).toThrow('set both, or neither')
    expect(() => readConfig({ BOUNCE_LISTEN: '25' })).toThrow(
      'BOUNCE_LISTEN: expected such as smtp://0.0.0.0:25',
    )
    expect(() => readConfig({ COMPLAINTS_TO: 'a, b' })).toThrow('COMPLAINTS_TO: expected an address such as')
  })

  it('limits letters for nobody, or for the families that it names', () => {
    expect(readConfig({}).mailLimits).toEqual(new Map())
    expect(readConfig({ MAIL_LIMITS: 'orange=2/60' }).mailLimits).toEqual(
      new Map([['orange', { atOnce: 2, aMinute: 60 }]]),
    )
    expect(() => readConfig({ MAIL_LIMITS: 'orange' })).toThrow('MAIL_LIMITS: "orange" is no limit')
  })

  it('says how long the kinds that it names are kept, and leaves the others as they are', () => {
    expect(readConfig({}).retention).toEqual(USUAL_RETENTION)
    const { retention } = readConfig({ RETENTION: 'people=730, outbox=30' })
    expect(retention).toEqual({ ...USUAL_RETENTION, people: 730, outbox: 30 })
    for (const wrong of [
      'people',
      'people=0',
      'people=-3',
      'people=3y',
      'letters=30',
      'toString=3',
      'people=99999',
    ])
      expect(() => readConfig({ RETENTION: wrong })).toThrow('RETENTION: expected such as')
  })

  it('has no key that is easy to guess', () => {
    expect(() => readConfig({ SECRET_KEY_PREVIOUS: 'o'.repeat(31) })).toThrow(
      'SECRET_KEY_PREVIOUS: expected at least 32 characters',
    )
    expect(readConfig({ SECRET_KEY_PREVIOUS: 'o'.repeat(32) }).previousSecretKey).toBe('o'.repeat(32))
  })
})

describe('the keys of tokens', () => {
  it('are the present one, which makes, and the one before, which opens', async () => {
    const { db, close } = await testDatabase()
    const before = await tokenKeys(readConfig({ SECRET_KEY: OLD }), db)
    const after = await tokenKeys(readConfig({ SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD }), db)
    await close()
    expect([before, after]).toEqual([[OLD], [NEW, OLD]])
    expect(readToken(after, 'unsubscribe', makeToken(before, 'unsubscribe', 7))).toBe(7)
    expect(readToken(before, 'unsubscribe', makeToken(after, 'unsubscribe', 7))).toBeUndefined()
  })

  it('are one that the database keeps while none is named, with or without one before', async () => {
    const { db, close } = await testDatabase()
    const [made, ...none] = await tokenKeys(readConfig({}), db)
    const again = await tokenKeys(readConfig({ SECRET_KEY_PREVIOUS: OLD }), db)
    await close()
    expect([made.length >= 32, none, again]).toEqual([true, [], [made, OLD]])
  })
})
