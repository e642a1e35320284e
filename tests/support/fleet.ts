import type { ChildProcess } from 'node:child_process'
import { type Env, type Role, type ServiceRun, startRun } from './service-process.ts'

/** What a start waits for: `/readyz` says yes, the pages listen, or nothing at all. */
export type Wait = 'ready' | 'pages' | 'nothing'

/** A role, or one with an environment of its own beside that of the fleet. */
export type MemberPlan = Role | { role: Role; env: Env }

/** A process that people would have on a machine of its own, over all its restarts. */
export type Member = {
  readonly role: Role
  readonly child: ChildProcess
  readonly pid: number
  /** Where its pages are; undefined until they listen. A restart changes it. */
  readonly url: string | undefined
  /** What the run that is under way, or was last, has said. */
  output(): string
  /** Waits until it is ready; throws with its output when it ends before. */
  ready(): Promise<string>
  /** Waits for its end; resolves with the exit code, null after a kill. */
  ended(): Promise<number | null>
  /** `kill -9`: sent at once, resolves with its end. */
  kill(): Promise<void>
  /** SIGTERM unless said otherwise; resolves with the exit code. One that was paused goes on, so that it hears. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** SIGSTOP. */
  pause(): void
  /** SIGCONT. */
  resume(): void
  /** Kills it if it still runs and starts it again; `env` is added to its own from here on. */
  restart(options?: { env?: Env; wait?: Wait }): Promise<void>
}

export type Fleet = {
  /** In the order of the roles asked for. */
  members: Member[]
  /** Starts one more. */
  add(plan: MemberPlan, wait?: Wait): Promise<Member>
  /** Kills every member that still runs, however the test went; PostgreSQL and Redis are not its own. */
  end(): Promise<void>
}

export type FleetOptions = { env: Env; roles: readonly MemberPlan[]; wait?: Wait }

/** Starts `feuilleton` processes side by side; ends them all and throws when one of them does not come up. */
export async function startFleet({ env, roles, wait = 'ready' }: FleetOptions): Promise<Fleet> {
  const members: Member[] = []
  const end = async () => {
    await Promise.all(members.map((member) => member.kill()))
  }
  const add = async (plan: MemberPlan, waitFor: Wait = 'ready') => {
    const { role, env: own } = typeof plan === 'string' ? { role: plan, env: {} } : plan
    const { member, come } = launch(role, { ...env, ...own })
    members.push(member)
    await come(waitFor)
    return member
  }
  try {
    await Promise.all(roles.map((plan) => add(plan, wait)))
  } catch (error) {
    await end()
    throw error
  }
  return { members, add, end }
}

function launch(role: Role, env: Env): { member: Member; come(wait: Wait): Promise<void> } {
  let own = env
  let run = startRun(role, own)
  const come = (wait: Wait) => comeUp(run, wait)
  const member: Member = {
    role,
    get child() {
      return run.child
    },
    get pid() {
      return run.pid
    },
    get url() {
      return run.url()
    },
    output: () => run.output(),
    ready: () => run.ready(),
    ended: () => run.ended(),
    async kill() {
      await run.end('SIGKILL')
    },
    stop(signal = 'SIGTERM') {
      const ended = run.end(signal)
      run.child.kill('SIGCONT')
      return ended
    },
    pause: () => void run.child.kill('SIGSTOP'),
    resume: () => void run.child.kill('SIGCONT'),
    async restart({ env: more = {}, wait = 'ready' } = {}) {
      await run.end('SIGKILL')
      own = { ...own, ...more }
      run = startRun(role, own)
      await come(wait)
    },
  }
  return { member, come }
}

async function comeUp(run: ServiceRun, wait: Wait): Promise<void> {
  if (wait === 'ready') await run.ready()
  if (wait === 'pages') await run.listening()
}

/** The environment of a process whose clock is so far ahead, or behind when negative; timers go on as they are. */
export function shiftedClock(ms: number): Env {
  const preload = new URL('clock-shift.mjs', import.meta.url)
  return { NODE_OPTIONS: `--import=${preload.href}`, CLOCK_SHIFT_MS: String(ms) }
}
