import { describe, expect, test } from 'vitest'
import { contractData } from '../testing/contract-data.ts'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve } from '../testing/serve.ts'
import { createGoogleBooks } from './client.ts'

const data = contractData('google-books')
const names = data.names.filter((name) => name.endsWith('.json'))
const lists = names.filter((name) => !/-get-|-error-/.test(name))

async function replay(name: string, status = 200) {
  const server = await serve((_, response) => json(response, data.json(name), status))
  const google = createGoogleBooks({ baseUrl: server.url, clock: createInstantClock() })
  return { google, [Symbol.asyncDispose]: () => server.close() }
}

describe.skipIf(!data.present)(`contract bodies of google-books${data.note}`, () => {
  test('there are lists, volumes and errors', () => {
    expect(lists.length).toBeGreaterThan(30)
    expect(names).toHaveLength(45)
  })

  test.each(lists)('%s', async (name) => {
    await using server = await replay(name)
    const { items } = await server.google.volumes.search({ text: 'x' }).page()
    expect(items.length).toBe(name.startsWith('45') ? 0 : Number(/-n(\d+)/.exec(name)?.[1] ?? items.length))
    for (const volume of items) {
      expect(volume.title).not.toBe('')
      expect(volume.publishedDate ?? '2000').toMatch(/^[\d?*]{4}(-\d\d){0,2}$/)
      for (const cover of Object.values(volume.covers)) {
        expect(cover).toMatch(/^https:/)
        expect(cover).not.toContain('edge=curl')
      }
    }
  })

  test('a page that holds every volume twice gives each once', async () => {
    await using server = await replay('08-list-tf-books-subject-thriller-n20.json')
    const ids: string[] = []
    for await (const { id } of server.google.volumes.search({ subject: 'thriller', pageSize: 20 })) ids.push(id)
    expect(ids).toHaveLength(10)
  })

  test.each([
    ['29-get-opy6e5zhxs0c-east-of-eden.json', { isbn13: '9781440631320', isbn10: '1440631328', pageCount: 608 }],
    ['30-get-49t5tweacaaj-children-of-time.json', { title: 'Children of Time', authors: ['Adrian Tchaikovsky'] }],
    ['31-get-g7utdwaaqbaj-dans-la-toile-du-temps.json', { language: 'fr' }],
  ])('%s', async (name, facts) => {
    await using server = await replay(name)
    expect(await server.google.volumes.get('x')).toMatchObject(facts)
  })

  test('37-isbn-9781646684656-orcs-4-seriesinfo.json', async () => {
    await using server = await replay('37-isbn-9781646684656-orcs-4-seriesinfo.json')
    expect(await server.google.volumes.byIsbn('9781646684656')).toMatchObject({
      series: { displayNumber: '4', memberships: [{ order: 10, type: 'ISSUE' }] },
    })
  })

  test.each([
    ['39-error-429-quota-per-day.json', 429, 'rate_limited'],
    ['40-error-403-daily-limit-legacy.json', 403, 'rate_limited'],
    ['41-error-400-key-invalid.json', 400, 'unauthorized'],
    ['42-error-400-missing-query.json', 400, 'rejected'],
    ['43-error-404-volume.json', 404, 'not_found'],
    ['44-error-503-backend.json', 503, 'unavailable'],
  ])('%s', async (name, status, code) => {
    await using server = await replay(name, status)
    await expect(server.google.volumes.get('x')).rejects.toMatchObject({ code, status })
  })
})
