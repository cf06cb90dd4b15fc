import { collect } from '../testing/collect.ts'
import { describeFaults, type FaultTable, type FaultyCall } from '../testing/describe-faults.ts'
import { triedOnce } from '../testing/tried-once.ts'
import { createAudiobookshelf, type Audiobookshelf } from './client.ts'
import { watchAudiobookshelf } from './events/watch.ts'

const id = 'b8ab9f2c-cce4-442f-8df0-4398a4e7e4ac'
const changes = { metadata: { title: 'CANARY-title' } }
const text = { reads: 'other' } as const

/** Faults after which nobody knows whether a write happened, with the number of requests. */
function unknownOutcome(calls: number, names: string[]) {
  return Object.fromEntries(names.map((name) => [name, { calls }]))
}

const broken = ['reset before the answer', 'reset in the middle of the body', '502', '503']
const late = ['slow headers', 'slow body', '408', '504']
/** Made again once; what may still be under way is not. */
const again = unknownOutcome(2, broken)
/** One write and two tries to read it back: when that fails too, the write is not made again. */
const readBack = unknownOutcome(3, [...broken, ...late])

type Aside = NonNullable<FaultTable<Audiobookshelf>['aside']>
type Told = Parameters<Aside>
type Answers = Record<string, (...told: Told) => void>

/** Answers what is not under test, by method and path. */
const aside =
  (answers: Answers): Aside =>
  (request, response) => {
    const all: Answers = { 'GET /healthcheck': ok, ...answers }
    const answer = all[`${request.method} ${request.target}`]
    answer?.(request, response)
    return answer !== undefined
  }
const saying =
  (body: unknown, status = 200) =>
  (...[, response]: Told): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
const ok = (...[, response]: Told): void => void response.end('OK')

function byKey(calls: FaultyCall<Audiobookshelf>[]): void {
  describeFaults({
    service: 'audiobookshelf',
    create: (options) => createAudiobookshelf({ ...options, apiKey: 'CANARY-key' }),
    calls,
    aside: aside({}),
  })
}

function byPassword(calls: FaultyCall<Audiobookshelf>[], answers: Answers = {}): void {
  describeFaults({
    service: 'audiobookshelf',
    create: (options) => createAudiobookshelf({ ...options, username: 'me', password: 'CANARY-password' }),
    calls,
    aside: aside(answers),
  })
}

// Reads: of JSON, lists, by POST, of bytes, of text.
byKey([
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
  { name: 'search.chapters', method: 'GET', run: (shelf, options) => shelf.search.chapters('B000CANARY', options) },
  { name: 'sessions.list', method: 'GET', run: (shelf, options) => collect(shelf.sessions.list(options)) },
  { name: 'feeds.read', method: 'GET', ...text, run: (shelf, options) => shelf.feeds.read('dune', options) },
])

// Writes: with and without reading back, removals, jobs that are begun, files.
byKey([
  {
    name: 'items.update',
    method: 'PATCH',
    except: readBack,
    run: (shelf, options) => shelf.items.update(id, changes, options),
  },
  {
    name: 'items.batchUpdate',
    method: 'POST',
    except: readBack,
    run: (shelf, options) => shelf.items.batchUpdate([{ id, update: changes }], options),
  },
  {
    name: 'collections.create',
    method: 'POST',
    except: readBack,
    run: (shelf, options) => shelf.collections.create({ libraryId: 'l', name: 'x', books: [id] }, options),
  },
  {
    name: 'apiKeys.create',
    method: 'POST',
    run: (shelf, options) => shelf.apiKeys.create({ name: 'CANARY', userId: id }, options),
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
    except: readBack,
    run: (shelf, options) => shelf.libraries.matchAll(id, options),
  },
  {
    name: 'libraries.scan',
    method: 'POST',
    ...text,
    except: again,
    run: (shelf, options) => shelf.libraries.scan(id, options),
  },
  {
    name: 'covers.upload',
    method: 'POST',
    except: again,
    run: (shelf, options) => shelf.covers.upload(id, new Uint8Array([1]), { type: 'image/png', ...options }),
  },
  {
    name: 'upload',
    method: 'POST',
    ...text,
    except: again,
    run: (shelf, options) => {
      const files = [{ name: 'CANARY.mp3', content: new Blob(['abc']) }]
      // Nothing is looked up, and waited for only as long as a test can.
      const book = { libraryId: id, folderId: 'f', title: 'x', files, overwrite: true }
      return shelf.upload(book, { timeout: 500, ...options })
    },
  },
])

// The sign-in itself, and what begins with one: events.
byPassword([
  {
    name: 'auth.accessToken',
    method: 'POST',
    except: triedOnce,
    run: (shelf, options) => shelf.auth.accessToken(options),
  },
  {
    name: 'watchAudiobookshelf',
    method: 'POST',
    except: triedOnce,
    run: (shelf, options) => watchAudiobookshelf(shelf, options).next(),
  },
])

const tokens = saying({ user: { accessToken: 'CANARY-token', refreshToken: 'CANARY-refresh' } })

// A refused token is renewed once, so that a lasting refusal is met twice.
byPassword(
  [
    {
      name: 'libraries.list, by password',
      method: 'GET',
      except: { '401': { calls: 2 } },
      run: (shelf, options) => shelf.libraries.list(options),
    },
  ],
  { 'POST /login': tokens, 'POST /auth/refresh': tokens },
)

// The renewal of a token that the server refuses.
byPassword(
  [
    {
      name: 'libraries.list, renewing',
      method: 'GET',
      except: { '301 to another host': { code: 'unexpected_response' } },
      run: (shelf, options) => shelf.libraries.list(options),
    },
  ],
  { 'POST /login': tokens, 'GET /api/libraries': saying('Unauthorized', 401) },
)
