import { expect, test } from 'vitest'
import { audiobookshelfSamples } from '../testing/audiobookshelf/samples/index.ts'
import { startWorld } from '../testing/audiobookshelf/start-world.ts'
import { methodsOf } from '../testing/methods-of.ts'
import { createAudiobookshelf } from './client.ts'

/** Changes nothing that can be seen from outside, on a server that has no caches and sends no notifications. */
const unseen = ['notifications.fireTest', 'notifications.test', 'server.purgeCache']
/** Asks by POST. */
const asking = ['POST /login', 'POST /auth/refresh', 'POST /api/authorize', 'POST /api/items/batch/get']

test('there is a sample of every method', () => {
  const client = createAudiobookshelf({ baseUrl: 'http://localhost', apiKey: 'k' })
  expect(Object.keys(audiobookshelfSamples).toSorted()).toEqual(methodsOf(client).toSorted())
})

test.each(Object.entries(audiobookshelfSamples))(
  '%s does what it says, to a server that remembers',
  async (name, sample) => {
    await using world = await startWorld()
    const { server } = world
    const prepared = (await sample.prepare?.(world)) ?? ''
    server.requests.length = 0
    const result = await sample.call(world.shelf, prepared, world)
    const sent = server.requests.map(({ method, path }) => `${method} ${path}`)
    if ('gives' in sample || sample.after === undefined) expect({ result }).toMatchObject({ result: sample.gives })
    else expect(result).toBeUndefined()
    // A sign-in may have been made before.
    if (name !== 'auth.accessToken') expect(sent).not.toEqual([])
    const changes = sent.filter((request) => !request.startsWith('GET') && !asking.includes(request))
    if (changes.length > 0 && !unseen.includes(name)) expect(sample).toHaveProperty('after')
    if (sample.after === undefined) return
    await expect.poll(() => sample.after?.(world, prepared), { timeout: 5000 }).toEqual(sample.is)
  },
)
