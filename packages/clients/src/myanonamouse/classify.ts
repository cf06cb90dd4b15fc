import type { Answer, Verdict } from '../core/index.ts'
import { isSignedOut } from './signed-out.ts'

const make = 'make a new session in Preferences → Security, for the address or provider that this program uses'

/** What the status alone does not say: that nobody is signed in. */
export function classify(answer: Answer): Verdict | undefined {
  if (isSignedOut(answer)) return { code: 'unauthorized', detail: `signed out; ${make}` }
  if (answer.status === 401) return { code: 'unauthorized', detail: `the session is refused; ${make}` }
  if (answer.status === 403)
    return { code: 'forbidden', detail: `the session is refused, or not allowed to see this; ${make}` }
  return undefined
}
