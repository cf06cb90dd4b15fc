import { expect, test } from 'vitest'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve, type Handler } from '../testing/serve.ts'
import { createAudiobookshelf } from './client.ts'

/** What `/api/tasks` says at each poll, and whether the library knows of a newer scan when the tasks are gone. */
function scanning(polls: object[][], { finishes = true } = {}): Handler {
  let poll = 0
  return ({ target, method }, response) => {
    if (target.startsWith('/api/tasks')) {
      json(response, { tasks: polls[Math.min(poll, polls.length - 1)] })
      poll += 1
    } else if (method === 'GET' && target === '/api/libraries/l') {
      json(response, {
        id: 'l',
        name: 'Books',
        mediaType: 'book',
        lastScan: finishes && poll >= polls.length ? 2000 : 1000,
      })
    } else response.end('OK')
  }
}

const task = (more: object = {}) => ({
  id: 't',
  action: 'library-scan',
  data: { libraryId: 'l' },
  isFinished: false,
  isFailed: false,
  ...more,
})
const of = (url: string) => createAudiobookshelf({ baseUrl: url, apiKey: 'k', clock: createInstantClock() })

test('without waiting it returns at once', async () => {
  await using server = await serve(scanning([[task()]]))
  await of(server.url).libraries.scan('l', { force: true })
  expect(server.received.map(({ method, target }) => `${method} ${target}`)).toEqual([
    'POST /api/libraries/l/scan?force=1',
  ])
})

test('waits while the task is there, for the library and the action in question', async () => {
  const other = task({ data: { libraryId: 'other' } })
  await using server = await serve(scanning([[task(), other], [task(), other], [other]]))
  await of(server.url).libraries.scan('l', { wait: true })
  expect(server.received.filter(({ target }) => target === '/api/tasks')).toHaveLength(3)
})

test('a scan that is over before the first look is over', async () => {
  await using server = await serve(scanning([[]]))
  await of(server.url).libraries.scan('l', { wait: true })
  expect(server.received.filter(({ target }) => target === '/api/tasks')).toHaveLength(1)
})

test.each([
  ['the task says so', [[task()], [task({ isFailed: true, isFinished: true })]], {}],
  ['the task goes without a scan', [[task()], []], { finishes: false }],
  ['no task ever comes', [[]], { finishes: false }],
])('a scan that failed is an error: %s', async (_, polls, options) => {
  await using server = await serve(scanning(polls, options))
  await expect(of(server.url).libraries.scan('l', { wait: true })).rejects.toThrow(/library-scan ended without result/)
})

test('waiting ends with the signal', async () => {
  await using server = await serve(scanning([[task()]]))
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k' })
  const controller = new AbortController()
  const waiting = shelf.libraries.scan('l', { wait: true, signal: controller.signal })
  setTimeout(() => controller.abort(new Error('enough')), 30)
  await expect(waiting).rejects.toThrow('enough')
})

test('matching all is waited for by its own task', async () => {
  await using server = await serve(scanning([[task({ action: 'library-match-all' })], [task()]]))
  await of(server.url).libraries.matchAll('l', { wait: true })
  expect(server.received[0]?.target).toBe('/api/libraries/l/matchall')
})
