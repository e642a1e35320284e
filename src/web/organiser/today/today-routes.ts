import { act, show } from '../route.ts'
import { testRelay } from './relay-test.ts'
import { todayPage } from './today-page.ts'

/** `/o`: what needs somebody, what leaves next, what left. */
export const TODAY_ROUTES = [show('/', 'look', todayPage), act('/today/test', 'write', testRelay)]
