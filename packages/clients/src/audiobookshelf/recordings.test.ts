import { describe, expect, test } from 'vitest'
import { isClientError } from '../core/index.ts'
import { match, playRecordings } from '../testing/audiobookshelf/play-recordings.ts'
import { readExchanges, recordingsOf } from '../testing/recordings.ts'
import { SignedIn } from './schemas/user.ts'

const folder = recordingsOf('audiobookshelf')
const exchanges = folder === undefined ? [] : readExchanges(folder)
const accepted = exchanges.filter(({ response }) => response.status >= 200 && response.status < 300)
const played = await playRecordings(exchanges)

/** Routes that no method speaks, or not in the way that was recorded, and why. */
const unspoken: Record<string, string> = {
  'POST /init': 'for setting up a server',
  'GET /api/auth-settings': 'for setting up a server',
  'POST /api/me/item/:id/bookmark': 'for players',
  'POST /api/items/:id/play': 'for players',
  'POST /api/session/:id/sync': 'for players',
  'POST /api/session/:id/close': 'for players',
  'GET /api/items/:id/ffprobe/:id': 'the output of another program, in its own words',
  'GET /api/libraries/:id/playlists': 'a part of GET /api/playlists',
  'HEAD /api/libraries/:id/items': 'tells less than a GET',
  'GET /api/series/:id': 'replaced by the one below the library',
  'POST /api/collections/:id/book': 'replaced by the one for many',
  'DELETE /api/collections/:id/book/:id': 'replaced by the one for many',
  'POST /api/playlists/:id/item': 'replaced by the one for many',
  'DELETE /api/playlists/:id/item/:id': 'replaced by the one for many',
  'GET /api/libraries/:id/authors': 'without pages the answer has another shape',
  'POST /auth/refresh': 'made by the session; its answers are looked at below',
  'POST /logout': 'made by the session',
  'POST /api/filesystem/pathexists': 'asked by an upload before it sends anything',
}

/** Requests that were recorded to see what becomes of them, and that the client does not make. */
const unmade: [name: RegExp, reason: string][] = [
  [/^crash\//, 'probes of what ends the server'],
  [/^auth\/login-form-urlencoded$/, 'the client signs in with JSON'],
  [/^(upload\/upload|covers\/upload$)/, 'the bytes of what was sent were not recorded'],
  [/^authors\/list-limit0$/, 'without a limit the answer has another shape'],
  [/empty-title$|^items-update\/(empty-body|series-empty-name-ignored)$/, 'nothing is sent for nothing'],
  [
    /^items-update\/(wrong-types-ignored|unknown-keys-ignored|derived-names-ignored|json-array-body|wrong-content-type)$/,
    'the server ignores it without a word',
  ],
  [/^items-update\/media-with-cover-url$/, 'covers have methods of their own'],
  [/^custom-provider\/item-match-default-provider$/, 'the default is not what one would think'],
  [/^search\/chapters-invalid-asin$/, 'refused before it is sent'],
  [/^series\/update-rename$/, 'makes the next scan fail as a whole'],
]

describe.skipIf(folder === undefined)('what a real server answered', () => {
  test('is played through the methods', () => expect(played.length).toBeGreaterThan(0))

  test.each(played.map((one) => [one.name, one] as const))('%s', (_, { status, method, result }) => {
    if (status < 300)
      return expect([method, result]).toEqual([method, expect.objectContaining({ status: 'fulfilled' })])
    // Said of an author whom nobody knows as of a provider that cannot be reached.
    if (method === 'authors.match' && status === 404)
      return expect(result).toEqual({ status: 'fulfilled', value: undefined })
    const error: unknown = result.status === 'rejected' ? result.reason : undefined
    expect([method, isClientError(error) ? error.status : result]).toEqual([method, status])
  })

  test('is played unless there is a reason not to', () => {
    const names = new Set(played.map(({ name }) => name))
    const left = accepted.filter(({ name }) => !names.has(name) && !unmade.some(([pattern]) => pattern.test(name)))
    const unknown = left.filter(
      (exchange) => !Object.keys(unspoken).some((route) => match(route, exchange) !== undefined),
    )
    expect(unknown.map(({ name, request }) => `${name}: ${request.method} ${request.path}`)).toEqual([])
  })

  test('was asked for by every exception', () => {
    const names = new Set(played.map(({ name }) => name))
    const left = accepted.filter(({ name }) => !names.has(name))
    const idle = [
      ...Object.keys(unspoken).filter((route) => !left.some((exchange) => match(route, exchange) !== undefined)),
      ...unmade.filter(([pattern]) => !left.some(({ name }) => pattern.test(name))).map(String),
    ]
    expect(idle).toEqual([])
  })

  test('to a refresh is understood as a sign-in', () => {
    const refreshed = accepted.filter(({ request }) => request.path === '/auth/refresh')
    expect(refreshed.length).toBeGreaterThan(0)
    for (const { response } of refreshed) expect(SignedIn.parse(response.body).user.accessToken).toBeTruthy()
  })
})
