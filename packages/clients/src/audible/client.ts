import { z } from 'zod'
import { baseUrlOption, defineClient } from '../core/index.ts'
import { products } from './products.ts'
import { audibleHosts, audibleRegions } from './regions.ts'
import { series } from './series.ts'

/**
 * Makes a client of Audible's public catalogue, which needs no key. One client reads one shop (`region`, "us" when
 * absent); `baseUrl` overrides the shop's address.
 *
 * The catalogue allows bursts and shuts out addresses that crawl it, so that requests are spaced by a second (three
 * may go out together after a pause), two at once. Pass `rateLimit` to change that.
 */
export const createAudible = defineClient({
  service: 'audible',
  title: 'Audible',
  options: { region: z.enum(audibleRegions).default('us'), baseUrl: baseUrlOption.optional() },
  baseUrl: ({ region, baseUrl }) => baseUrl ?? audibleHosts[region],
  defaults: { rateLimit: { spacing: 1000, burst: 3, concurrency: 2 } },
  create: (http, { region }) => ({ region, products: products(http), series: series(http) }),
})

// An interface, so that declarations of others name it instead of writing all of it out.
export interface Audible extends ReturnType<typeof createAudible> {}
