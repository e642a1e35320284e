import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readComposeFile, serviceNamed } from '../../scripts/compose-file.ts'
import { readConfig } from '../../src/config.ts'
import { feuilleton } from '../support/command.ts'
import { ROOT } from '../support/real-programme.ts'

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const services = readComposeFile(text('docker-compose.yml'))
const named = (name: string) => serviceNamed(services, name)
const ROLES = ['migrate', 'web', 'worker']

describe('docker-compose.yml', () => {
  it('builds the roles from this folder, and takes the rest as it is', () => {
    const built = Object.keys(services).filter((name) => named(name).build !== undefined)
    expect(built.toSorted()).toEqual(ROLES)
    const taken = Object.values(services).flatMap(({ image }) => image ?? [])
    expect(taken.toSorted().map((image) => image.split(':')[0])).toEqual([
      'axllent/mailpit',
      'postgres',
      'redis',
    ])
  })

  it.each(ROLES)('gives %s an environment that the service takes, and hosts that are there', (name) => {
    const config = readConfig(named(name).environment)
    const hosts = [config.databaseUrl, config.redisUrl].map((url) => new URL(url ?? '').hostname)
    expect([...hosts, config.relay?.host]).toEqual(['postgres', 'redis', 'mailpit'])
    for (const host of [...hosts, config.relay?.host ?? '']) expect(Object.keys(services)).toContain(host)
    expect([config.host, config.allowUnsafeRedis]).toEqual(['0.0.0.0', false])
  })

  it('takes the settings of a real relay from the environment', () => {
    const real = {
      SMTP_URL: 'smtp://me:secret@relay.example:587',
      PUBLIC_URL: 'https://cours.example.org',
      SECRET_KEY: 's'.repeat(40),
      MAIL_DOMAIN: 'lettres.example.org',
    }
    const file = readComposeFile(text('docker-compose.yml'), real)
    const { relay, publicUrl, secretKey, mailDomain } = readConfig(serviceNamed(file, 'worker').environment)
    expect(relay).toMatchObject({ host: 'relay.example', user: 'me', requireTls: true })
    expect([publicUrl, secretKey, mailDomain]).toEqual([real.PUBLIC_URL, real.SECRET_KEY, real.MAIL_DOMAIN])
  })

  it('has the password of the database in both places', () => {
    const file = readComposeFile(text('docker-compose.yml'), { POSTGRES_PASSWORD: 'other' })
    const url = new URL(readConfig(serviceNamed(file, 'web').environment).databaseUrl ?? '')
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = serviceNamed(file, 'postgres').environment
    expect([url.username, url.password, url.pathname]).toEqual([POSTGRES_USER, 'other', `/${POSTGRES_DB}`])
    expect(POSTGRES_PASSWORD).toBe('other')
  })

  it('runs commands that there are', async () => {
    const { out } = await feuilleton(['--help'])
    for (const name of ROLES) {
      const [command, ...more] = named(name).command
      expect(more).toEqual([])
      expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'))
    }
  })

  it('brings the database up to date once, before web and two workers', () => {
    expect(named('migrate').restart).toBe('no')
    for (const name of ['web', 'worker']) {
      expect(named(name).depends_on.migrate?.condition).toBe('service_completed_successfully')
      expect(named(name).restart).toBe('unless-stopped')
    }
    expect(named('worker').deploy?.replicas).toBe(2)
  })

  it('has a Redis that forgets nothing', () => {
    const command = named('redis').command.join(' ')
    expect(command).toContain('--appendonly yes')
    expect(command).toContain('--maxmemory-policy noeviction')
  })

  it('opens ports to this machine alone', () => {
    const ports = Object.values(services).flatMap((service) => service.ports)
    expect(ports.length).toBeGreaterThan(0)
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  })
})

describe('the Dockerfile', () => {
  const steps = text('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line))
  const last = steps.slice(steps.findLastIndex((step) => step.startsWith('FROM')))
  const words = (instruction: string) =>
    last.findLast((step) => step.startsWith(`${instruction} `))?.slice(instruction.length + 1)

  it('runs the command line, not as root', () => {
    expect([words('USER'), words('ENTRYPOINT'), words('CMD')]).toEqual([
      'node',
      '["node", "bin/feuilleton.js"]',
      '["serve"]',
    ])
  })

  it('has the Node that the code needs, and no development dependency', () => {
    expect(
      steps.filter((step) => step.startsWith('FROM')).every((step) => /^FROM node:24\b/.test(step)),
    ).toBe(true)
    expect(steps.filter((step) => step.includes('npm '))).toEqual([
      expect.stringContaining('npm ci --omit=dev'),
    ])
  })

  it('copies what is there and what .dockerignore lets through', () => {
    const sources = steps
      .filter((step) => step.startsWith('COPY ') && !step.includes('--from'))
      .flatMap((step) => step.split(' ').slice(1, -1))
    const [all, ...kept] = text('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
    expect(all).toBe('*')
    const tops = new Set(sources.map((source) => source.split('/')[0]))
    expect([...tops].toSorted()).toEqual(kept.map((line) => line.replace('!', '')).toSorted())
    for (const source of sources) expect(existsSync(join(ROOT, source)), source).toBe(true)
  })

  it.each([
    [200, 0],
    [503, 1],
  ])('finds a container healthy by /readyz without the relay: %i gives %i', async (status, code) => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(request.url)
      response.writeHead(status).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const port = (server.address() as { port: number }).port
    expect(await health(port)).toBe(code)
    server.close()
    expect(asked).toEqual(['/readyz?exclude=relay'])
    expect(await health(port), 'nobody listens').toBe(1)
  })

  const health = async (port: number) => {
    const [, ...args] = JSON.parse(words('HEALTHCHECK')?.split('CMD ')[1] ?? '[]') as string[]
    const check = spawn(process.execPath, args, { env: { PORT: `${port}` } })
    return (await once(check, 'exit'))[0]
  }
})

describe('docs/operations.md', () => {
  it('explains each variable that config.ts reads, and no other', () => {
    const schema =
      /const environment = z\.object\(\{\n([\s\S]*?)\n\}\)/.exec(text('src/config.ts'))?.[1] ?? ''
    const read = [...schema.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name)
    expect(read.length).toBeGreaterThan(10)
    const configuration = /^## Configuration$([\s\S]*?)^## /m.exec(text('docs/operations.md'))?.[1] ?? ''
    const rows = configuration.split('\n').filter((line) => line.startsWith('| `'))
    const explained = rows.flatMap((row) => (row.split('|')[1] ?? '').match(/[A-Z][A-Z_]+/g) ?? [])
    expect(explained.toSorted()).toEqual(read.toSorted())
  })
})
