import { expect, test } from 'vitest'
import { serve } from '../testing/serve.ts'
import { createProwlarr, type Prowlarr } from './index.ts'

const release = { guid: 'g', indexerId: 3 }

/** What every method sends. */
const rows: Record<string, [call: (client: Prowlarr) => unknown, request: string, body?: unknown]> = {
  'releases.search': [
    ({ releases }) => releases.search({ query: 'a b', indexerIds: [-2] }),
    'GET /api/v1/search?query=a+b&type=search&categories=3030&indexerIds=-2&limit=100&offset=0',
  ],
  'releases.grab': [
    ({ releases }) => releases.grab(release, { downloadClientId: 2 }),
    'POST /api/v1/search',
    { ...release, downloadClientId: 2 },
  ],
  'releases.grabMany': [({ releases }) => releases.grabMany([release]), 'POST /api/v1/search/bulk', [release]],
  'releases.download': [
    ({ releases }) =>
      releases.download({ indexerId: 3, downloadUrl: 'http://127.0.0.1:1/3/download?link=x', magnetUrl: null }),
    '',
  ],
  'indexers.list': [({ indexers }) => indexers.list(), 'GET /api/v1/indexer'],
  'indexers.get': [({ indexers }) => indexers.get(3), 'GET /api/v1/indexer/3'],
  'indexers.test': [
    ({ indexers }) => indexers.test(3),
    'POST /api/v1/indexer/test',
    { id: 3, fields: [{ name: 'baseUrl', order: 1 }], more: true, records: [] },
  ],
  'indexers.testAll': [({ indexers }) => indexers.testAll(), 'POST /api/v1/indexer/testall'],
  'indexers.status': [({ indexers }) => indexers.status(), 'GET /api/v1/indexerstatus'],
  'indexers.stats': [
    ({ indexers }) => indexers.stats({ from: '2026-01-01', indexerIds: [3, 7] }),
    'GET /api/v1/indexerstats?startDate=2026-01-01&indexers=3%2C7',
  ],
  'history.list': [
    ({ history }) =>
      history
        .list({ events: ['indexerQuery', 'indexerRss'], successful: false, indexerIds: [3, 7], pageSize: 20 })
        .page(2),
    'GET /api/v1/history?page=2&pageSize=20&sortKey=date&sortDirection=descending&eventType=2&eventType=3&successful=false&indexerIds=3&indexerIds=7',
  ],
  'tags.list': [({ tags }) => tags.list(), 'GET /api/v1/tag'],
  'system.ping': [({ system }) => system.ping(), 'GET /ping'],
  'system.status': [({ system }) => system.status(), 'GET /api/v1/system/status'],
  'system.health': [({ system }) => system.health(), 'GET /api/v1/health'],
}

test.each(Object.entries(rows).filter(([, [, request]]) => request !== ''))(
  '%s',
  async (name, [call, request, body]) => {
    await using server = await serve(({ target }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const whole = { id: 3, fields: [{ name: 'baseUrl', order: 1 }], more: true, records: [] }
      return void response.end(/indexer\/3|history/.test(target) ? JSON.stringify(whole) : '[]')
    })
    await Promise.allSettled([call(createProwlarr({ baseUrl: server.url, apiKey: 'made-up-key' }))])
    const sent = server.received.map((one) => `${one.method} ${one.target}`)
    expect(sent).toContain(request)
    const received = server.received[sent.indexOf(request)]
    expect(received?.body ? JSON.parse(received.body) : undefined).toEqual(body)
    expect(received?.headers['x-api-key']).toBe(name === 'system.ping' ? undefined : 'made-up-key')
  },
)

test('every method is in the table', () => {
  const client = createProwlarr({ baseUrl: 'http://127.0.0.1:1', apiKey: 'made-up-key' })
  const names = Object.entries(client).flatMap(([part, methods]) =>
    Object.keys(methods).map((name) => `${part}.${name}`),
  )
  expect(names.toSorted()).toEqual(Object.keys(rows).toSorted())
})
