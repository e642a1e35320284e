import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import type { Database } from '../../../store/database.ts'
import { followersByTrack } from '../../../store/letter-outcomes.ts'
import type { Visit } from '../visit.ts'

/** Those who follow a course, over all its tracks. */
export type Followers = { active: number; paused: number }

export async function followersOf(db: Database, cohortId: number): Promise<Followers> {
  return followersIn(await followersByTrack(db, cohortId))
}

/** Those of tracks, added up. */
export function followersIn(tracks: Awaited<ReturnType<typeof followersByTrack>>): Followers {
  const count = (state: keyof Followers) =>
    tracks.reduce((sum, each) => sum + (each.state === state ? each.people : 0), 0)
  return { active: count('active'), paused: count('paused') }
}

/** « 103 personnes suivent le cours + 2 en pause »: each number leads to its people. */
export function followersWords(home: string, { active, paused }: Followers, { say }: Visit): Html {
  const follow = html`<a href="${home}/people?state=active">${say('o.cohort.follow', { people: active })}</a>`
  if (paused === 0) return follow
  return html`<span>${follow} + <a href="${home}/people?state=paused">${say('o.outcome.paused', { people: paused })}</a></span>`
}
