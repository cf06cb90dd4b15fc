import { collect } from '../testing/collect.ts'
import { describeFaults, type FaultyCall } from '../testing/describe-faults.ts'
import { createAudiobookshelf, type Audiobookshelf } from './client.ts'

const id = 'b8ab9f2c-cce4-442f-8df0-4398a4e7e4ac'
const changes = { metadata: { title: 'CANARY-title' } }
const text = { reads: 'other' } as const

/** Faults after which nobody knows whether a write happened, with the number of requests. */
function unknownOutcome(calls: number, names: string[]) {
  return Object.fromEntries(names.map((name) => [name, { calls }]))
}

const broken = ['reset before the answer', 'reset in the middle of the body', '502', '503', '504']
/** Made again once. */
const again = unknownOutcome(2, broken)
/** One write and two tries to read it back: when that fails too, the write is not made again. */
const readBack = unknownOutcome(3, [...broken, 'slow headers', 'slow body', '408'])

const calls: FaultyCall<Audiobookshelf>[] = [
  { name: 'server.status', method: 'GET', run: (shelf, options) => shelf.server.status(options) },
  { name: 'libraries.list', method: 'GET', run: (shelf, options) => shelf.libraries.list(options) },
  {
    name: 'items.list',
    method: 'GET',
    run: (shelf, options) => collect(shelf.items.list(id, { filter: { tags: 'CANARY' }, ...options })),
  },
  { name: 'items.get', method: 'GET', run: (shelf, options) => shelf.items.get(id, options) },
  {
    name: 'items.batchGet',
    method: 'POST',
    idempotent: true,
    run: (shelf, options) => collect(shelf.items.batchGet([id], options)),
  },
  { name: 'covers.get', method: 'GET', ...text, run: (shelf, options) => shelf.covers.get(id, options) },
  { name: 'search.library', method: 'GET', run: (shelf, options) => shelf.search.library(id, 'CANARY', options) },
  {
    name: 'items.update',
    method: 'PATCH',
    except: readBack,
    run: (shelf, options) => shelf.items.update(id, changes, options),
  },
  {
    name: 'collections.create',
    method: 'POST',
    run: (shelf, options) => shelf.collections.create({ libraryId: 'l', name: 'x', books: [id] }, options),
  },
  {
    name: 'items.remove',
    method: 'DELETE',
    ...text,
    except: again,
    run: (shelf, options) => shelf.items.remove(id, options),
  },
  {
    name: 'tags.rename',
    method: 'POST',
    except: again,
    run: (shelf, options) => shelf.tags.rename('a', 'CANARY', options),
  },
  {
    name: 'libraries.matchAll',
    method: 'GET',
    idempotent: false,
    ...text,
    except: again,
    run: (shelf, options) => shelf.libraries.matchAll(id, options),
  },
]

describeFaults({
  service: 'audiobookshelf',
  create: (options) => createAudiobookshelf({ ...options, apiKey: 'CANARY-key' }),
  calls,
  aside({ target }, response) {
    if (target !== '/healthcheck') return false
    response.end('OK')
    return true
  },
})

// Signed in by password: a refused token is renewed once, so that a lasting refusal is met twice.
describeFaults({
  service: 'audiobookshelf',
  create: (options) => createAudiobookshelf({ ...options, username: 'me', password: 'CANARY-password' }),
  calls: [
    {
      name: 'libraries.list, by password',
      method: 'GET',
      except: { '401': { calls: 2 } },
      run: (shelf, options) => shelf.libraries.list(options),
    },
  ],
  aside({ target }, response) {
    if (target !== '/login' && target !== '/auth/refresh') return false
    response.end(JSON.stringify({ user: { accessToken: `CANARY-${target}`, refreshToken: 'CANARY-refresh' } }))
    return true
  },
})
