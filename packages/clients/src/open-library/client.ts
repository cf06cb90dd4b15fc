import { baseUrlOption, defineClient } from '../core/index.ts'
import { editions } from './editions.ts'
import { works } from './works.ts'

/**
 * Makes a client of Open Library; no key. It allows 180 requests a minute and address, which the default spacing keeps
 * to, and asks callers to name a web or e-mail address in `userAgent`.
 */
export const createOpenLibrary = defineClient({
  service: 'open-library',
  title: 'Open Library',
  options: { baseUrl: baseUrlOption.default('https://openlibrary.org') },
  baseUrl: ({ baseUrl }) => baseUrl,
  defaults: { rateLimit: { spacing: 350, burst: 5, concurrency: 2 } },
  create: (http) => ({ works: works(http), editions: editions(http) }),
})

// An interface, so that declarations of others name it instead of writing all of it out.
export interface OpenLibrary extends ReturnType<typeof createOpenLibrary> {}
