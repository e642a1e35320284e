import { parse } from 'yaml'
import { z } from 'zod'

const service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  ports: z.array(z.string()).default([]),
  restart: z.string().optional(),
  deploy: z.object({ replicas: z.int() }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
})

const composeFile = z.object({ services: z.record(z.string(), service) })

export type ComposeService = z.infer<typeof service>

/**
 * Reads the services of a docker-compose.yml as Compose would: anchors are merged, and `${NAME}` and `${NAME:-default}`
 * become what `env` says, where an empty value counts as none.
 */
export function readComposeFile(
  text: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Record<string, ComposeService> {
  const fill = (_key: unknown, value: unknown) => (typeof value === 'string' ? filled(value, env) : value)
  return composeFile.parse(parse(text, fill, { merge: true })).services
}

function filled(value: string, env: Readonly<Record<string, string | undefined>>): string {
  return value.replaceAll(
    /\$\{(\w+)(?::-([^}]*))?\}/g,
    (_, name: string, otherwise?: string) => env[name] || (otherwise ?? ''),
  )
}

/** The service of this name. */
export function serviceNamed(services: Record<string, ComposeService>, name: string): ComposeService {
  const found = services[name]
  if (!found) throw new Error(`docker-compose.yml has no service named ${name}`)
  return found
}
