import { z } from 'zod'
import { defineClient } from '../core/index.ts'
import { siteAddress } from './address.ts'
import { createApi } from './api.ts'
import { classify } from './classify.ts'
import { forum } from './forum.ts'
import { guides } from './guides.ts'
import { bareCookie, cookieValue } from './session-cookie.ts'
import type { SessionStore } from './session-store.ts'
import type { Session } from './session.ts'
import { top10 } from './top10.ts'
import { torrents } from './torrents.ts'
import { user } from './user.ts'
import { wedges } from './wedges.ts'

/** Milliseconds between two requests. MyAnonamouse publishes no rate; this one has not been complained of. */
export const leastSpacing = 3000

/** The site itself, for a session that is made elsewhere. */
export const createSite = defineClient({
  service: 'myanonamouse',
  title: 'MyAnonamouse',
  options: {
    mamId: z
      .string()
      .refine((value) => cookieValue.test(bareCookie(value)), 'is not the value of a cookie')
      .optional(),
    store: z.custom<SessionStore>((value) => typeof value === 'object' && value !== null, 'must be a store').optional(),
    baseUrl: siteAddress.default('https://www.myanonamouse.net'),
    session: z.custom<Session>(),
    account: z.string(),
  },
  baseUrl: ({ baseUrl }) => baseUrl,
  budgetKey: ({ baseUrl, account }) => `${baseUrl} ${account}`,
  secrets: ({ mamId }) => [mamId && bareCookie(mamId)],
  defaults: { timeout: 60_000, rateLimit: { spacing: leastSpacing, concurrency: 1 } },
  authorization: ({ session }) => session,
  classify,
  create(http, { mamId, store }) {
    if (mamId === undefined && store === undefined)
      throw new TypeError('MyAnonamouse: wrong options: give mamId, or a store that holds a session')
    const api = createApi(http)
    const torrent = torrents(api)
    const account = user(api)
    return {
      torrents: torrent,
      user: account,
      top10: top10(api),
      guides: guides(api),
      forum: forum(api),
      wedges: wedges(api, { torrent, account }),
    }
  },
})
