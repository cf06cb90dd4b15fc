import { z } from 'zod'
import { baseUrlOption, defineClient, fingerprint, headerText } from '../core/index.ts'
import { classifyAnswer } from './classify.ts'
import { volumes } from './volumes.ts'

/**
 * Makes a client of Google Books. It works without `apiKey`, but callers without one share a quota that is often
 * spent; a key has 1,000 requests a day. When the day's quota is spent, the budget is closed until midnight in Los
 * Angeles and calls fail at once with `rate_limited` and `retryAfter`; a limit a minute closes it for a minute.
 *
 * `country` (two letters) is for servers whose place Google cannot tell.
 */
export const createGoogleBooks = defineClient({
  service: 'google-books',
  title: 'Google Books',
  options: {
    apiKey: headerText.optional(),
    country: z.string().length(2).optional(),
    baseUrl: baseUrlOption.default('https://www.googleapis.com/books/v1'),
  },
  baseUrl: ({ baseUrl }) => baseUrl,
  secrets: ({ apiKey }) => [apiKey],
  budgetKey: ({ baseUrl, apiKey }) => `${baseUrl} ${apiKey === undefined ? 'anonymous' : fingerprint(apiKey)}`,
  defaults: { attempts: 4, rateLimit: { spacing: 1000, burst: 5, concurrency: 2 } },
  classify: classifyAnswer,
  create: (http, { apiKey, country }) => ({ volumes: volumes(http, { key: apiKey, country }) }),
})

// An interface, so that declarations of others name it instead of writing all of it out.
export interface GoogleBooks extends ReturnType<typeof createGoogleBooks> {}
