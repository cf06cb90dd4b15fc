import { createAudiobookshelf } from '@shelfhand/clients/audiobookshelf'
import { openSqlite } from '@shelfhand/domain/sqlite'
import { type SandboxAudiobookshelf, startAudiobookshelf } from '@shelfhand/sandbox'
import { runTask } from '@shelfhand/tasks/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { missingCovers } from './missing-covers.ts'

describe('missing-covers', () => {
  let server: SandboxAudiobookshelf
  let db: Awaited<ReturnType<typeof openSqlite>>
  beforeAll(async () => {
    server = await startAudiobookshelf()
    db = await openSqlite(':memory:', { migrate: true })
  })
  afterAll(async () => {
    await db.close()
    await server.close()
  })

  const shelf = () => createAudiobookshelf({ baseUrl: server.url, apiKey: server.apiKey })
  const run = (options: Partial<Parameters<typeof runTask<typeof missingCovers.uses>>[1]> = {}) =>
    runTask(missingCovers, { use: { shelf: shelf(), messages: undefined }, db, ...options })

  it('counts and names the books without a cover, page by page', async () => {
    const { status, report, progress } = await run({ config: { pageSize: 20 } })
    expect(status).toBe('COMPLETED')
    expect(report).toMatchObject({ seen: 67, unchanged: 8, skipped: { no_cover: 59 } })
    expect(report.items.skipped.map(({ title }) => title)).toContain('Becoming')
    expect(progress.map(({ done }) => done)).toEqual([20, 40, 60, 67])
  })

  it('goes on after the page that an interrupted run reached', async () => {
    const controller = new AbortController()
    const stopping: typeof fetch = (input, init) => {
      if (String(input instanceof Request ? input.url : input).includes('page=2')) controller.abort()
      return fetch(input, init)
    }
    const interrupted = createAudiobookshelf({ baseUrl: server.url, apiKey: server.apiKey, fetch: stopping })
    const first = await run({
      use: { shelf: interrupted, messages: undefined },
      config: { pageSize: 20 },
      signal: controller.signal,
    })
    expect(first).toMatchObject({ status: 'CANCELLED', report: { seen: 40 }, checkpoint: { page: 2 } })

    const second = await run({ config: { pageSize: 20 }, checkpoint: first.checkpoint })
    expect(second).toMatchObject({ status: 'COMPLETED', report: { seen: 27 } })
    expect((first.report.skipped['no_cover'] ?? 0) + (second.report.skipped['no_cover'] ?? 0)).toBe(59)
    expect(second.logs.at(-1)?.data).toMatchObject({ without: 59 })
  })

  it('sends one message, from as many books as it is told', async () => {
    const sent: string[] = []
    const messages = { publish: async (text: string) => void sent.push(text), health: async () => ({ healthy: true }) }
    const use = { shelf: shelf(), messages }
    await run({ use, config: { tellFrom: 60 } })
    expect(sent).toEqual([])
    await run({ use, config: { tellFrom: 59 } })
    expect(sent).toEqual(['59 books have no cover.'])
  })

  it('refuses a setting that it does not have', async () => {
    await expect(run({ config: { tellform: 3 } })).rejects.toThrow('tellform: there is no such setting')
  })
})
