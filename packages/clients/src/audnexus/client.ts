import { z } from 'zod'
import { baseUrlOption, defineClient } from '../core/index.ts'
import { authors } from './authors.ts'
import { books } from './books.ts'
import { classifyAnswer } from './classify.ts'
import { audnexusRegions } from './regions.ts'

/**
 * Makes a client of Audnexus, which keeps books, chapters and authors of Audible; no key. One client reads one shop
 * (`region`, "us" when absent). It allows 100 requests a minute and address, which the default spacing keeps to.
 */
export const createAudnexus = defineClient({
  service: 'audnexus',
  title: 'Audnexus',
  options: {
    region: z.enum(audnexusRegions).default('us'),
    baseUrl: baseUrlOption.default('https://api.audnex.us'),
  },
  baseUrl: ({ baseUrl }) => baseUrl,
  defaults: { rateLimit: { spacing: 650, burst: 5, concurrency: 2 } },
  classify: classifyAnswer,
  create: (http, { region }) => ({ region, books: books(http, region), authors: authors(http, region) }),
})

// An interface, so that declarations of others name it instead of writing all of it out.
export interface Audnexus extends ReturnType<typeof createAudnexus> {}
