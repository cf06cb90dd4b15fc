import { baseUrlOption, defineClient, fingerprint, headerText } from '../core/index.ts'
import { authors } from './authors.ts'
import { books } from './books.ts'
import { classifyAnswer } from './classify.ts'
import { editions } from './editions.ts'
import { createGraphql } from './graphql.ts'
import { series } from './series.ts'

/**
 * Makes a client of Hardcover, for use behind a server only: `token` is a personal access token, with or without the
 * word "Bearer". Free accounts have 60 requests a minute, ten of them at once, and 5,000 a day; the default spacing
 * keeps to the first. Hardcover asks callers to name themselves in `userAgent`.
 *
 * `limits()` tells what the account may still ask for, as the last answer said; `null` before the first.
 */
export const createHardcover = defineClient({
  service: 'hardcover',
  title: 'Hardcover',
  options: {
    token: headerText.transform((text) => text.replace(/^bearer\s+/i, '').trim()),
    baseUrl: baseUrlOption.default('https://api.hardcover.app/v1'),
  },
  baseUrl: ({ baseUrl }) => baseUrl,
  secrets: ({ token }) => [token],
  budgetKey: ({ baseUrl, token }) => `${baseUrl} ${fingerprint(token)}`,
  // Hardcover itself gives up after 30 seconds.
  defaults: { timeout: 35_000, rateLimit: { spacing: 1000, burst: 5, concurrency: 2 } },
  authorization: ({ token }) => ({ headers: () => ({ authorization: `Bearer ${token}` }) }),
  classify: classifyAnswer,
  create(http) {
    const graphql = createGraphql(http)
    return {
      series: series(graphql),
      books: books(graphql),
      authors: authors(graphql),
      editions: editions(graphql),
      limits: graphql.limits,
    }
  },
})

// An interface, so that declarations of others name it instead of writing all of it out.
export interface Hardcover extends ReturnType<typeof createHardcover> {}
