import { z } from 'zod'
import { baseUrlOption, defineClient, fingerprint, headerText } from '../core/index.ts'
import { createGroups } from './groups.ts'
import { explainRefusal } from './refusal.ts'
import { openSession } from './session.ts'

/**
 * A client for qBittorrent 4.4 and newer; its Web API version is asked for where it matters. Sign in with `username`
 * and `password`, from 5.2 with an `apiKey` instead, or with neither where the server lets this address in.
 * `baseUrl` is the Web UI's address, without `/api/v2`. Nothing is sent before the first call.
 */
export const createQbittorrent = defineClient({
  service: 'qbittorrent',
  title: 'qBittorrent',
  options: {
    baseUrl: baseUrlOption,
    username: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    apiKey: headerText.regex(/^\S+$/, 'must not hold blanks').optional(),
  },
  baseUrl: ({ baseUrl }) => baseUrl,
  // The server answers from one thread, and many fresh connections at once cost it a second.
  defaults: { rateLimit: { concurrency: 8 } },
  secrets: ({ password, apiKey }) => [password, apiKey],
  budgetKey: ({ baseUrl, apiKey, username }) => `${baseUrl} ${fingerprint(apiKey ?? username ?? '')}`,
  authorization: openSession,
  classify: explainRefusal,
  create: (http, options, session = openSession(options, http)) => createGroups(http, session),
})

// An interface, so that declarations of others name it instead of writing all of it out.
export interface Qbittorrent extends ReturnType<typeof createQbittorrent> {}
