import { describe, expect, test } from 'vitest'
import { contractData } from '../testing/contract-data.ts'
import { json, serve } from '../testing/serve.ts'
import { createProwlarr } from './index.ts'
import { stripKey } from './strip-key.ts'

const data = contractData('prowlarr')

describe.skipIf(!data.present)(`bodies as Prowlarr sends them${data.note}`, () => {
  /** A server that answers every path with one of the bodies. */
  const answering = (bodies: Record<string, string>, status = 200) =>
    serve(({ target }, response) => {
      const name = bodies[target.split('?')[0] ?? ''] ?? bodies['*']
      if (name === undefined) return json(response, [])
      response.writeHead(status, { 'content-type': name.endsWith('.json') ? 'application/json' : 'text/plain' })
      response.end(data.text(name))
    })
  const connect = ({ url }: { url: string }) =>
    createProwlarr({ baseUrl: url, apiKey: '0123456789abcdef0123456789abcdef' })

  test.each(['search-mixed-indexers.json', 'search-mam-by-code.json', 'search-empty.json'])('%s', async (name) => {
    await using server = await answering({
      '/api/v1/search': name,
      '/api/v1/history': 'history.json',
      '/api/v1/indexerstatus': 'indexerstatus.json',
      '/api/v1/indexer': 'indexers.json',
    })
    const found = await connect(server).releases.search({ query: 'salt road' })
    expect(found.releases).toHaveLength((data.json(name) as unknown[]).length)
    expect(JSON.stringify(found)).not.toMatch(/apikey|mam_?id/i)
  })

  test('indexers, status, stats, history, health, system, tags', async () => {
    await using server = await answering({
      '/api/v1/indexer': 'indexers.json',
      '/api/v1/indexerstatus': 'indexerstatus.json',
      '/api/v1/indexerstats': 'indexerstats.json',
      '/api/v1/history': 'history.json',
      '/api/v1/health': 'health.json',
      '/api/v1/system/status': 'system-status.json',
      '/api/v1/tag': 'tags.json',
      '/ping': 'ping.json',
    })
    const { indexers, history, system, tags } = connect(server)
    const list = await indexers.list()
    expect(list.length).toBeGreaterThan(0)
    expect(JSON.stringify(list)).not.toContain('returned-in-clear')
    expect(await indexers.status()).toMatchObject([{ indexerId: 7, blockedUntil: '2026-10-10T12:15:00Z' }])
    expect(await indexers.stats()).toMatchObject([{ name: 'MyAnonamouse', failedQueries: 2 }])
    const page = await history.list().page()
    expect(page.items).toMatchObject([
      { event: 'indexerQuery', elapsed: 10_031, results: 0 },
      { event: 'releaseGrabbed' },
    ])
    expect(JSON.stringify(page)).not.toContain('download.php')
    expect((await system.health()).map(({ level }) => level)).toEqual(['warning', 'error'])
    expect(await system.status()).toMatchObject({ version: '2.3.5.5327' })
    expect(await tags.list()).toEqual([{ id: 1, label: 'audiobooks' }])
    expect(await system.ping()).toBe(true)
  })

  test.each([
    ['error-400-bulk-grab-none.json', 400, 'rejected', 'none of the releases'],
    ['error-400-categories-comma.json', 400, 'rejected', 'categories'],
    ['error-400-search-all-unavailable.json', 400, 'unavailable', 'blocked'],
    ['error-400-validation-array.json', 400, 'rejected', 'IndexerId, Guid'],
    ['error-401.txt', 401, 'unauthorized', 'API key'],
    ['error-404-grab-not-in-cache.json', 404, 'not_found', 'search again'],
    ['error-404-indexer-not-found.json', 404, 'not_found', 'not found'],
    ['error-409-grab-indexer-failed.json', 409, 'unavailable', 'did not give'],
    ['error-500-no-download-client.json', 500, 'rejected', 'no download client'],
    ['error-503-starting.json', 503, 'unavailable', 'not available'],
  ])('%s', async (name, status, code, says) => {
    await using server = await answering({ '*': name }, status)
    const error = await connect(server)
      .releases.grab({ guid: 'g', indexerId: 3 })
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code, status, message: expect.stringContaining(says) })
    expect(String(error)).not.toMatch(/NzbDrone|stack trace/)
  })

  test('tests of indexers', async () => {
    await using well = await serve(({ method }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(method === 'POST' ? data.text('test-indexer-ok.json') : '{"id":3,"fields":[]}')
    })
    expect(await connect(well).indexers.test(3)).toEqual({ indexerId: 3, valid: true, failures: [] })
    await using ill = await serve(({ method, target }, response) => {
      const name = target.endsWith('testall') ? 'testall.json' : 'test-indexer-failed-400.json'
      response.writeHead(method === 'POST' ? 400 : 200, { 'content-type': 'application/json' })
      const whole = '{"id":3,"fields":[{"name":"mamId","value":"mam_id expired"}]}'
      response.end(method === 'POST' ? data.text(name) : target.endsWith('/3') ? whole : `[${whole}]`)
    })
    const failed = await connect(ill).indexers.test(3)
    expect(failed.valid).toBe(false)
    expect(failed.failures[0]?.message).toMatch(/<redacted> or invalid$/)
    expect((await connect(ill).indexers.testAll()).map(({ valid }) => valid)).toEqual([true, false])
  })
})

test('keys are taken out of links, and nothing else', () => {
  expect(stripKey('http://p:9696/3/download?apikey=SECRET&link=abc&file=a+b')).toBe(
    'http://p:9696/3/download?link=abc&file=a+b',
  )
  expect(stripKey('https://t.example/get?passkey=SECRET&id=1')).toBe('https://t.example/get?id=1')
  expect(stripKey('magnet:?xt=urn:btih:abc')).toBe('magnet:?xt=urn:btih:abc')
  expect(stripKey('not an address')).toBe('not an address')
})
