import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Locked = { version: string; integrity?: string; resolved?: string; link?: true; inBundle?: true }

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}

/** What npm fetches: not our own folder, and nothing that comes inside another package. */
const fetched = Object.entries(packages).filter(([path, { link, inBundle }]) => path && !link && !inBundle)

describe('the lock file', () => {
  it('has a SHA-512 of every package, those of other platforms too', () => {
    const without = fetched.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==/.test(integrity))
    expect(without.map(([path]) => path)).toEqual([])
    expect(fetched.length).toBeGreaterThan(100)
  })

  it('names no place to fetch from: that is the registry of whoever installs', () => {
    expect(fetched.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })
})
