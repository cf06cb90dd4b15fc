import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import bencode from 'bencode'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collect } from '../testing/collect.ts'
import { makeTorrent } from '../testing/make-torrent.ts'
import { qbittorrentNox, startQbittorrent, type RealQbittorrent } from '../testing/qbittorrent-nox.ts'
import { createQbittorrent, type MainData, type Qbittorrent } from './index.ts'

const nox = qbittorrentNox()

/** A tracker that names every peer to every peer (BEP 3, compact peers by BEP 23). */
async function startTracker(): Promise<{ announce: string; server: Server }> {
  const peers = new Set<string>()
  const server = createServer((request, response) => {
    peers.add(new URL(request.url ?? '/', 'http://localhost').searchParams.get('port') ?? '')
    const compact = [...peers].flatMap((port) => [127, 0, 0, 1, Number(port) >> 8, Number(port) & 255])
    response.end(bencode.encode({ interval: 60, peers: new Uint8Array(compact) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return { announce: `http://127.0.0.1:${port}/announce`, server }
}

const connect = (real: RealQbittorrent, options: { requests?: string[]; password?: string } = {}): Qbittorrent =>
  createQbittorrent({
    baseUrl: real.url,
    username: real.username,
    password: options.password ?? real.password,
    onRequest: ({ request }) => void options.requests?.push(request),
  })

describe.skipIf(!nox.present)(`a real qbittorrent-nox${nox.note}`, () => {
  let real: RealQbittorrent
  let seeder: RealQbittorrent
  let tracker: Awaited<ReturnType<typeof startTracker>>
  const requests: string[] = []
  let qbittorrent: Qbittorrent

  beforeAll(async () => {
    ;[real, seeder, tracker] = await Promise.all([startQbittorrent(), startQbittorrent(), startTracker()])
    qbittorrent = connect(real, { requests })
  })
  afterAll(async () => {
    tracker?.server.closeAllConnections()
    tracker?.server.close()
    await Promise.all([real?.close(), seeder?.close()])
  })

  test('ten parallel first calls make one login, with a password full of signs', async () => {
    const versions = await Promise.all(Array.from({ length: 10 }, () => qbittorrent.app.version()))
    expect(new Set(versions).size).toBe(1)
    expect(versions[0]).toMatch(/^v\d+\.\d+/)
    expect(requests.filter((request) => request.endsWith('/auth/login'))).toHaveLength(1)
  })

  test.each(['v1', 'v2', 'hybrid'] as const)(
    'a %s file is added under the hash computed here, and once only',
    async (version) => {
      const made = makeTorrent({ name: `${version}.m4b`, data: randomBytes(9_000), version })
      const options = { stopped: true, category: 'C++ Books', tags: ['one', 'two words'], name: `Ä ${version}` }
      const added = await qbittorrent.torrents.add(made.bytes, options)
      expect(added.status).toBe('added')
      expect(added.hash).toBe((made.infoHashV2 ?? made.infoHashV1)?.slice(0, 40))
      const torrent = await qbittorrent.torrents.waitFor(added.hash ?? '', 'stoppedDL', { interval: 50 })
      expect(torrent).toMatchObject({
        name: `Ä ${version}`,
        infoHashV1: made.infoHashV1,
        infoHashV2: made.infoHashV2,
        category: 'C++ Books',
        tags: ['one', 'two words'],
        hasMetadata: true,
        done: false,
        completedAt: null,
        size: 9_000,
      })
      expect(await qbittorrent.torrents.add(made.bytes)).toMatchObject({ status: 'duplicate', hash: added.hash })
      if (made.infoHashV1 === null) return
      // The v1 hash of a hybrid finds nothing, and yet it is there.
      const magnet = `magnet:?xt=urn:btih:${made.infoHashV1}`
      expect(await qbittorrent.torrents.add(magnet)).toMatchObject({ status: 'duplicate', hash: added.hash })
    },
  )

  test('magnet links: hex, base32, and garbage that is refused before it is sent', async () => {
    const magnet = 'magnet:?xt=urn:btih:UHEBJ7A275TKQ6K3JEGUQFQRLQGYUAPF&dn=Nobody'
    const hash = 'a1c814fc1aff66a8795b490d4816115c0d8a01e5'
    expect(await qbittorrent.torrents.add(magnet, { stopped: true })).toMatchObject({ status: 'added', hash })
    expect(await qbittorrent.torrents.add(hash)).toMatchObject({ status: 'duplicate', hash })
    expect(await qbittorrent.torrents.get(hash)).toMatchObject({ hasMetadata: false, totalSize: null, done: false })
    const before = requests.length
    await expect(qbittorrent.torrents.add('magnet:?xt=urn:btih:zzzz')).rejects.toMatchObject({ code: 'rejected' })
    await expect(qbittorrent.torrents.add(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'rejected' })
    expect(requests).toHaveLength(before)
  })

  test('an empty list of hashes means none, and a plus sign in a filter arrives', async () => {
    const before = requests.length
    await qbittorrent.torrents.remove([], { keepFiles: false })
    await qbittorrent.torrents.stop([])
    expect(await collect(qbittorrent.torrents.list({ hashes: [] }))).toEqual([])
    expect(requests).toHaveLength(before)
    await expect(qbittorrent.torrents.remove('all', { keepFiles: false })).rejects.toThrow(TypeError)
    const plus = await collect(qbittorrent.torrents.list({ category: 'C++ Books' }))
    expect(plus).toHaveLength(3)
    const paged = await collect(qbittorrent.torrents.list({ pageSize: 2, sort: 'name' }))
    expect(new Set(paged.map(({ hash }) => hash)).size).toBe(4)
    expect(paged).toHaveLength(4)
  })

  test('a download from a seeder over the loopback, stopped, started, finished, and removed with and without its files', async () => {
    const data = randomBytes(3_000_000)
    const made = makeTorrent({ name: 'book.m4b', data, announce: tracker.announce, isPrivate: true })
    const hash = made.infoHashV1 ?? ''
    writeFileSync(join(seeder.downloads, 'book.m4b'), data)
    const source = connect(seeder)
    await source.torrents.add(made.bytes, { skipChecking: true })
    await source.torrents.waitFor(hash, ({ state }) => state === 'stalledUP' || state === 'uploading', { interval: 50 })

    await qbittorrent.torrents.add(made.bytes, { downloadLimit: 200_000, category: 'loop' })
    await qbittorrent.torrents.peers.add(hash, [seeder.peer])
    const running = await qbittorrent.torrents.waitFor(hash, ({ progress }) => progress > 0, { interval: 100 })
    expect(running).toMatchObject({
      state: expect.stringMatching(/^(downloading|stalledDL)$/),
      downloadLimit: 200_000,
      done: false,
      private: null,
    })
    const [tracked] = await qbittorrent.torrents.trackers.list(hash)
    expect(tracked).toMatchObject({ url: tracker.announce, status: 'working' })
    expect(await qbittorrent.sync.peers(hash)).toContainEqual(
      expect.objectContaining({ address: seeder.peer, progress: 1, country: null }),
    )

    await qbittorrent.torrents.stop(hash)
    expect(await qbittorrent.torrents.waitFor(hash, 'stoppedDL', { interval: 100 })).toMatchObject({ done: false })
    await qbittorrent.torrents.setDownloadLimit(hash, null)
    await qbittorrent.torrents.start([hash])
    await qbittorrent.torrents.peers.add(hash, [seeder.peer])
    const done = await qbittorrent.torrents.waitFor(hash, 'done', {
      interval: 100,
      signal: AbortSignal.timeout(20_000),
    })
    expect(done).toMatchObject({ progress: 1, amountLeft: 0, downloadLimit: null })
    expect(done.completedAt).toMatch(/^20\d\d-/)
    const [file] = await qbittorrent.torrents.files.list(hash)
    expect(file).toMatchObject({ path: 'book.m4b', size: 3_000_000, progress: 1, priority: 'normal' })
    expect(await qbittorrent.torrents.pieces.states(hash)).toEqual(Array.from({ length: 184 }, () => 'have'))
    expect(Buffer.from(await qbittorrent.torrents.export(hash)).includes('book.m4b')).toBe(true)

    await qbittorrent.torrents.remove(hash, { keepFiles: true })
    expect(await qbittorrent.torrents.find(hash)).toBeNull()
    expect(existsSync(join(real.downloads, 'book.m4b'))).toBe(true)
    await qbittorrent.torrents.add(made.bytes)
    await qbittorrent.torrents.waitFor(hash, 'done', { interval: 100 })
    await qbittorrent.torrents.remove([hash], { keepFiles: false })
    await expect.poll(() => existsSync(join(real.downloads, 'book.m4b'))).toBe(false)
  })

  test('categories, tags, limits, names and settings', async () => {
    const { categories, tags, torrents, transfer, app } = qbittorrent
    await categories.create('shelf', { savePath: join(real.downloads, 'shelf') })
    await expect(categories.create('shelf')).rejects.toMatchObject({ code: 'conflict' })
    expect((await categories.list()).map(({ name }) => name)).toContain('shelf')
    const { hash } = (await torrents.list({ category: 'C++ Books' }).page()).items[0] ?? { hash: '' }
    await torrents.setCategory(hash, 'shelf')
    await expect(torrents.setCategory(hash, 'nowhere')).rejects.toMatchObject({ code: 'conflict' })
    await torrents.tags.add(hash, ['three'])
    await torrents.tags.remove(hash, ['one'])
    await torrents.setShareLimits(hash, { ratio: 2, seedingTime: 'unlimited' })
    await torrents.setUploadLimit(hash, 50_000)
    await torrents.rename(hash, 'Another + name')
    const changed = await torrents.waitFor(hash, ({ name }) => name === 'Another + name', { interval: 50 })
    expect(changed).toMatchObject({
      category: 'shelf',
      tags: expect.arrayContaining(['three', 'two words']),
      ratioLimit: 2,
      seedingTimeLimit: 'unlimited',
      uploadLimit: 50_000,
    })
    await torrents.tags.clear(hash)
    await tags.remove(['three'])
    expect((await tags.list()).toSorted()).toEqual(['one', 'two words'])
    await categories.remove(['shelf', 'unknown'])
    await transfer.setDownloadLimit(2_048_000)
    expect(await transfer.downloadLimit()).toBe(2_048_000)
    await transfer.setDownloadLimit(null)
    expect(await transfer.downloadLimit()).toBeNull()
    await transfer.setAlternativeLimits(true)
    expect(await transfer.alternativeLimits()).toBe(true)
    expect(await transfer.info()).toMatchObject({ dhtNodes: 0 })
    await app.setPreferences({ max_ratio_enabled: true })
    expect(await app.preferences()).toMatchObject({ max_ratio_enabled: true, dht: false })
  })

  test('what an older server does not have is explained, and not taken for an unknown torrent', async () => {
    if (!(await qbittorrent.app.version()).startsWith('v4.')) return
    const error = await qbittorrent.torrents.count().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'rejected' })
    expect(String(error)).toMatch(/needs Web API 2\.\d+\.\d+, and the server has 2\.8\./)
    await expect(qbittorrent.torrents.properties('f'.repeat(40))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the state goes on over a restart of the server, whose sessions are gone', async () => {
    const states: MainData[] = []
    const failures: string[] = []
    const controller = new AbortController()
    const polling = (async () => {
      const options = {
        interval: 100,
        signal: controller.signal,
        onFailure: ({ code }: { code: string }) => void failures.push(code),
      }
      for await (const state of qbittorrent.sync.watch(options)) states.push(state)
    })()
    await expect.poll(() => states.length, { timeout: 5_000 }).toBeGreaterThan(0)
    expect(states[0]?.torrents.size).toBe((await collect(qbittorrent.torrents.list())).length)
    const gone = 'a1c814fc1aff66a8795b490d4816115c0d8a01e5'
    await qbittorrent.torrents.remove(gone, { keepFiles: true })
    await expect.poll(() => states.some(({ changes }) => changes.removed.includes(gone)), { timeout: 5_000 }).toBe(true)
    await real.kill()
    await expect.poll(() => failures.length, { timeout: 5_000 }).toBeGreaterThan(0)
    await real.start()
    const made = makeTorrent({ name: 'after.m4b', data: randomBytes(2_000) })
    // The main session is gone, too: this signs in again by itself.
    await qbittorrent.torrents.add(made.bytes, { stopped: true })
    await expect
      .poll(() => states.some(({ changes }) => changes.added.includes(made.infoHashV1 ?? '')), { timeout: 10_000 })
      .toBe(true)
    expect(failures).toContain('network')
    controller.abort(new Error('enough'))
    await expect(polling).rejects.toThrow('enough')
  })

  test('a wrong password is tried once; a ban is told apart from it', async () => {
    await using strict = await startQbittorrent({ failures: 2, ban: 3 })
    const sent: string[] = []
    const wrong = connect(strict, { password: 'not-the-password', requests: sent })
    const results = await Promise.allSettled([wrong.app.version(), wrong.torrents.list().page(), wrong.tags.list()])
    for (const result of results)
      expect(result).toMatchObject({ reason: { code: 'unauthorized', service: 'qbittorrent' } })
    await expect(wrong.app.version()).rejects.toMatchObject({ code: 'unauthorized' })
    expect(sent.filter((request) => request.endsWith('/auth/login'))).toHaveLength(1)

    await expect(connect(strict, { password: 'also-wrong' }).app.version()).rejects.toMatchObject({
      code: 'unauthorized',
    })
    const right = connect(strict)
    await expect(right.app.version()).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('banned'),
    })
    await expect.poll(() => right.app.version().catch(() => undefined), { timeout: 8_000, interval: 300 }).toMatch(/^v/)
  })

  test('where nobody has to sign in, all calls share a session, and a watch keeps its own', async () => {
    await using open = await startQbittorrent({ bypass: true })
    let sessions = 0
    const polls: string[] = []
    const client = createQbittorrent({
      baseUrl: open.url,
      async fetch(address, init) {
        const answer = await fetch(address, init)
        // Set for new sessions alone.
        sessions += answer.headers.getSetCookie().filter((cookie) => /^SID=[^;]/.test(cookie)).length
        if (address.includes('maindata')) polls.push(new URL(address).search)
        return answer
      },
    })
    for (const name of ['a', 'b', 'c']) await client.tags.create([name])
    expect(sessions).toBe(1)
    const watching = client.sync.watch({ interval: 50 })
    await watching.next()
    await client.categories.create('seen')
    for await (const { categories } of watching) if (categories.has('seen')) break
    expect(sessions).toBe(2)
    expect(polls.length).toBeGreaterThan(1)
    expect(polls.filter((search) => search === '?rid=0')).toHaveLength(1)
  })
})
