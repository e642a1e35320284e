import { beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/domain/delivery.ts'
import { type RelayWatch, watchRelay } from '../../src/mail/relay-watch.ts'
import { virtualClock } from '../../src/rehearsal/virtual-clock.ts'

const START = new Date('2027-03-01T06:30:00Z')
const SILENT: Outcome = { kind: 'deferred', cause: 'passing', reply: 'connect ECONNREFUSED' }
const UNTRUSTED: Outcome = { kind: 'deferred', cause: 'sender', reply: 'the certificate cannot be trusted' }
const REFUSED: Outcome = { kind: 'deferred', cause: 'sender', reply: '535 5.7.8 who are you' }
const LOST: Outcome = { kind: 'deferred', cause: 'passing', reply: 'Connection closed unexpectedly' }
const BUSY: Outcome = { kind: 'deferred', cause: 'passing', reply: '421 4.3.2 busy' }
const TAKEN: Outcome = { kind: 'submitted', reply: '250 2.0.0 queued' }

let watch: RelayWatch
let wait: (seconds: number) => void

beforeEach(() => {
  const clock = virtualClock(START)
  watch = watchRelay(clock)
  wait = (seconds) => clock.set(new Date(START.getTime() + seconds * 1_000))
})

describe('what a process knows of its relay', () => {
  it('is nothing while nothing was tried', () => {
    expect([watch.fault(), watch.isWorthATry()]).toEqual([undefined, false])
  })

  it.each([SILENT, BUSY])('is that it takes nothing after a little while: $reply', (failure) => {
    watch.closed(failure)
    wait(30)
    watch.closed(failure)
    expect([watch.fault(), watch.isWorthATry()]).toEqual([undefined, true])
    wait(61)
    expect(watch.fault()).toEqual({ reason: failure.reply, since: START })
  })

  it('is at once what will not mend itself', () => {
    watch.closed(UNTRUSTED)
    expect(watch.fault()).toEqual({ reason: UNTRUSTED.reply, since: START })
    expect(watch.isWorthATry()).toBe(true)
  })

  it('is that all is well as soon as a connection is opened', () => {
    watch.closed(UNTRUSTED)
    watch.opened()
    expect([watch.fault(), watch.isWorthATry()]).toEqual([undefined, false])
  })

  it('is not that it refuses us: its cohorts know, and it is not asked more often for that', () => {
    watch.closed(SILENT)
    watch.closed(REFUSED)
    wait(61)
    expect([watch.fault(), watch.isWorthATry()]).toEqual([undefined, false])
  })

  it('is that it hangs up on letters, whatever it does with connections, until it says something to one', () => {
    watch.opened()
    watch.handed(LOST)
    watch.opened()
    wait(61)
    watch.handed(LOST)
    watch.opened()
    expect(watch.fault()).toEqual({ reason: LOST.reply, since: START })
    watch.handed(TAKEN)
    expect(watch.fault()).toBeUndefined()
  })

  it('is forgotten when no letter has confirmed it for longer than any waits', () => {
    watch.handed(LOST)
    wait(74 * 60)
    expect(watch.fault()).toBeDefined()
    wait(76 * 60)
    expect(watch.fault()).toBeUndefined()
  })
})
