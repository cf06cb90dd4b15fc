import { z } from 'zod'
import { baseUrlOption, defineClient } from '../core/index.ts'
import { audiobooks } from './audiobooks.ts'
import { classifyAnswer } from './classify.ts'

/**
 * Makes a client of Apple's search for audiobooks; no key. One client reads the shop of one `country` (two letters,
 * "us" when absent). Apple allows about 20 requests a minute, which the default spacing keeps to.
 */
export const createItunes = defineClient({
  service: 'itunes',
  title: 'iTunes',
  options: {
    country: z
      .string()
      .regex(/^[a-z]{2}$/i, 'has to be two letters')
      .default('us'),
    baseUrl: baseUrlOption.default('https://itunes.apple.com'),
  },
  baseUrl: ({ baseUrl }) => baseUrl,
  defaults: { rateLimit: { spacing: 3000, burst: 3, concurrency: 1 } },
  classify: classifyAnswer,
  create: (http, { country }) => ({ country, audiobooks: audiobooks(http, country) }),
})

// An interface, so that declarations of others name it instead of writing all of it out.
export interface Itunes extends ReturnType<typeof createItunes> {}
