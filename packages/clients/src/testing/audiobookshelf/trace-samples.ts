import { createAudiobookshelf } from '../../audiobookshelf/client.ts'
import { routeOf } from '../route-of.ts'
import type { Sample } from './sample.ts'
import { audiobookshelfSamples } from './samples/index.ts'
import { startWorld } from './start-world.ts'

/** So many are called at once: some wait for the server. */
const atOnce = 8

/** What each method of the Audiobookshelf client sends, besides the sign-in, when its sample is called. */
export async function traceSamples(): Promise<Map<string, string[]>> {
  const samples = Object.entries(audiobookshelfSamples)
  const traced = new Map<string, string[]>()
  for (let start = 0; start < samples.length; start += atOnce) {
    const some = samples.slice(start, start + atOnce)
    const routes = await Promise.all(some.map(([name, sample]) => requestsOf(name, sample)))
    for (const [index, [name]] of some.entries()) traced.set(name, routes[index] ?? [])
  }
  return traced
}

async function requestsOf(name: string, sample: Sample): Promise<string[]> {
  await using world = await startWorld()
  const prepared = (await sample.prepare?.(world)) ?? ''
  const sent = new Set<string>()
  const { url: baseUrl, username, password } = world.server
  const shelf = createAudiobookshelf({
    baseUrl,
    username,
    password,
    async fetch(address, init) {
      const { pathname } = new URL(address)
      if (pathname !== '/login' || name === 'auth.accessToken') sent.add(routeOf(init.method ?? 'GET', pathname))
      return fetch(address, init)
    },
  })
  // There has to be a session to end.
  if (name === 'auth.logout') await shelf.auth.accessToken()
  await sample.call(shelf, prepared, world)
  return [...sent]
}
