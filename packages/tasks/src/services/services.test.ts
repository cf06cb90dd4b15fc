import { createServer } from 'node:http'
import type { Budget } from '@shelfhand/clients'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audible } from './audible.ts'
import { audiobookshelf } from './audiobookshelf.ts'
import { googleBooks } from './google-books.ts'

const site = createServer((_, response) => void response.writeHead(404).end())
let baseUrl = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const address = site.address()
  baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => void site.close())

describe('the services', () => {
  const context = () => {
    const asked: string[] = []
    const budget: Budget = {
      async take(service) {
        asked.push(service)
        return { granted: true }
      },
      async block() {},
    }
    let sent = 0
    return { given: { budget, onRequest: () => void (sent += 1) }, asked, sent: () => sent }
  }
  const signal = new AbortController().signal

  it('take from the budget of the host and count their requests', async () => {
    const { given, asked, sent } = context()
    const probes = [
      audible.probe(audible.create({ region: 'us', spacing: 0, baseUrl }, given), { signal }),
      audiobookshelf.probe(audiobookshelf.create({ baseUrl, apiKey: 'made-up' }, given), { signal }),
      googleBooks.probe(googleBooks.create({ dailyRequests: 1000, baseUrl }, given), { signal }),
    ]
    for (const { status } of await Promise.allSettled(probes)) expect(status).toBe('rejected')
    expect(asked.toSorted()).toEqual(['audible', 'audiobookshelf', 'google-books'])
    expect(sent()).toBe(3)
  })

  it('with a quota are Google Books with a key, by the days of California', () => {
    expect([audible.quota, audiobookshelf.quota]).toEqual([undefined, undefined])
    expect(googleBooks.quota?.(googleBooks.settings.parse({}))).toBeNull()
    expect(googleBooks.quota?.(googleBooks.settings.parse({ apiKey: 'a-key' }))).toEqual({
      window: 'day',
      limit: 1000,
      resets: { cron: '0 0 * * *', timezone: 'America/Los_Angeles' },
    })
  })
})
