import { defineClient, type Answer, type Http, type Told, type Verdict } from '../core/index.ts'
import { z } from 'zod'
import { siteAddress } from './address.ts'
import { createApi } from './api.ts'
import { SeedboxAnswer } from './schemas.ts'
import type { Session } from './session.ts'

/** Seconds. One change in any hour is allowed, and a refused one counts. */
export const seedboxPause = 3600

/** What the trackers know now. */
export interface SeedboxAddress {
  /** False when it was known already. */
  changed: boolean
  ip: string | null
  asn: number | null
  provider: string | null
}

/** The host that takes the address of a seedbox; it has the same session, and a budget of its own. */
export const createSeedbox = defineClient({
  service: 'myanonamouse',
  title: 'MyAnonamouse',
  options: { baseUrl: siteAddress, session: z.custom<Session>(), account: z.string() },
  baseUrl: ({ baseUrl }) => baseUrl,
  budgetKey: ({ baseUrl, account }) => seedboxBudgetKey(baseUrl, account),
  authorization: ({ session }) => session,
  classify: judge,
  create: (http) => ({ update: (signal?: AbortSignal) => update(http, signal) }),
})

/** Whose hour it is. */
export function seedboxBudgetKey(baseUrl: string, account: string): string {
  return `${new URL(baseUrl).origin} ${account} seedbox`
}

async function update(http: Http, signal?: AbortSignal): Promise<SeedboxAddress> {
  const answer = await createApi(http).json('GET', '/json/dynamicSeedbox.php', {
    schema: SeedboxAnswer,
    // A refused or lost try may count for the hour.
    idempotent: false,
    signal,
  })
  if (!answer.Success)
    throw http.failure('GET', '/json/dynamicSeedbox.php', { code: 'rejected', detail: 'the address was not taken' })
  return { changed: answer.msg !== 'No change', ip: answer.ip, asn: answer.ASN, provider: answer.AS }
}

const refusals: { says: RegExp; verdict: Verdict }[] = [
  { says: /no session cookie|invalid cookie/i, verdict: { code: 'unauthorized', detail: 'the session is refused' } },
  {
    says: /mismatch/i,
    verdict: { code: 'forbidden', detail: 'the session is bound to another address or provider than this one' },
  },
  {
    says: /session type/i,
    verdict: {
      code: 'forbidden',
      detail: 'the session is not of the kind that may set a seedbox; allow it in Preferences → Security',
    },
  },
]

function judge(answer: Answer, { retryAfter }: Told): Verdict | undefined {
  if (answer.status === 429) {
    const detail = 'the address was changed less than an hour ago'
    return { code: 'rate_limited', retryAfter: retryAfter ?? seedboxPause, retryable: true, detail }
  }
  if (answer.status !== 403) return undefined
  return refusals.find(({ says }) => says.test(answer.text()))?.verdict
}
