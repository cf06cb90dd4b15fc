import { expect, test } from 'vitest'
import { loadOnce } from './load-once.ts'

test('one load for all who ask, also at once', async () => {
  let loads = 0
  const part = loadOnce(async () => ({ number: (loads += 1) }))
  const [one, other] = await Promise.all([part(), part()])
  expect(one).toBe(other)
  expect(await part()).toEqual({ number: 1 })
})

test('what cannot be loaded is a plain error for each who asked, and is tried again', async () => {
  const missing = new Error("Cannot find module './rss-ABCDEFGH.js'")
  let loads = 0
  const part = loadOnce(async () => {
    loads += 1
    if (loads === 1) throw missing
    return 'loaded'
  })
  for (const result of await Promise.allSettled([part(), part()])) {
    expect(result).toMatchObject({ status: 'rejected', reason: { cause: missing } })
    expect(String(result.status === 'rejected' && result.reason)).toMatch(/^Error: qBittorrent: a part of .* loaded/)
  }
  expect(await part()).toBe('loaded')
  expect(loads).toBe(2)
})
