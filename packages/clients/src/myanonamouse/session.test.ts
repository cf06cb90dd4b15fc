import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { sleep } from '../core/index.ts'
import { myanonamouseSite } from '../testing/myanonamouse-site.ts'
import { json, type Handler } from '../testing/serve.ts'
import { createMemorySessionStore, createMyanonamouse, type SessionStore } from './index.ts'

const nothing = { error: 'Nothing returned, out of 0' }
const setCookie = (value: string, more = 'Max-Age=7776000; path=/; secure; HttpOnly') => `mam_id=${value}; ${more}`
const signInPage =
  '<!DOCTYPE html><html><head><title>Login | My Anonamouse</title></head><body><h1>Not logged in!</h1></body></html>'

/** Answers the n-th request with the n-th cookie, as long as there are any. */
function rotating(...values: string[]): Handler {
  let turn = 0
  return (_, response) => {
    const value = values[turn]
    turn += 1
    json(response, nothing, 200, value === undefined ? {} : { 'set-cookie': value })
  }
}

/** A store that remembers what it was asked, and can be made to fail. */
function watchedStore(initial: string | null = null) {
  const inner = createMemorySessionStore(initial)
  const written: string[] = []
  let writing = 0
  let most = 0
  const state = { failsToSave: false, failsToLoad: false }
  const store: SessionStore = {
    async load() {
      if (state.failsToLoad) throw new Error(`CANARY ${await inner.load()}`)
      return inner.load()
    },
    async replace(previous, next) {
      writing += 1
      most = Math.max(most, writing)
      await sleep(2)
      writing -= 1
      if (state.failsToSave) throw new Error(`could not write ${next}`)
      const done = await inner.replace(previous, next)
      if (done) written.push(next.split(' ').at(-1) ?? '')
      return done
    },
  }
  return { store, inner, written, state, mostWriters: () => most }
}

describe('rotation', () => {
  test('each request carries the cookie of the answer before it, byte for byte', async () => {
    const { store, written } = watchedStore()
    const handler = rotating(setCookie('BBBB%3D%3D'), setCookie('C+C/C=='), setCookie('C+C/C=='))
    await using site = await myanonamouseSite(handler, { store, mamId: 'mam_id=AAAA%3D%3D' })
    for (let turn = 0; turn < 4; turn += 1) await site.client.torrents.search().page()
    expect(site.cookies()).toEqual(['mam_id=AAAA%3D%3D', 'mam_id=BBBB%3D%3D', 'mam_id=C+C/C==', 'mam_id=C+C/C=='])
    expect(written).toEqual(['BBBB%3D%3D', 'C+C/C=='])
  })

  test('a later client goes on with the newest cookie of the store', async () => {
    const { store } = watchedStore()
    await using first = await myanonamouseSite(rotating(setCookie('BBBB')), { store, mamId: 'AAAA' })
    await first.client.torrents.search().page()
    await using second = await myanonamouseSite(rotating(), { store, mamId: 'AAAA' })
    await second.client.torrents.search().page()
    await using third = await myanonamouseSite(rotating(), { store })
    await third.client.torrents.search().page()
    expect([...second.cookies(), ...third.cookies()]).toEqual(['mam_id=BBBB', 'mam_id=BBBB'])
  })

  test('a newly configured cookie takes the place of the stored session', async () => {
    const { store } = watchedStore()
    await using first = await myanonamouseSite(rotating(setCookie('BBBB')), { store, mamId: 'AAAA' })
    await first.client.torrents.search().page()
    await using second = await myanonamouseSite(rotating(setCookie('ZZZZ')), { store, mamId: 'XXXX' })
    await second.client.torrents.search().page()
    await second.client.torrents.search().page()
    expect(second.cookies()).toEqual(['mam_id=XXXX', 'mam_id=ZZZZ'])
  })

  test('a bare cookie in the store is understood', async () => {
    await using site = await myanonamouseSite(rotating(), { store: createMemorySessionStore('AAAA') })
    await site.client.torrents.search().page()
    expect(site.cookies()).toEqual(['mam_id=AAAA'])
  })

  test('the cookie is kept although the body never comes', async () => {
    await using site = await myanonamouseSite(
      (_, response) => {
        response.writeHead(200, { 'set-cookie': setCookie('BBBB'), 'content-length': 900 })
        response.write('{', () => response.destroy())
      },
      { attempts: 2 },
    )
    await expect(site.client.torrents.search().page()).rejects.toMatchObject({ code: 'network' })
    expect(site.cookies()).toEqual(['mam_id=AAAA%3D%3D', 'mam_id=BBBB'])
  })

  test('cookies that are no session are left alone', async () => {
    const store = createMemorySessionStore('AAAA')
    await using site = await myanonamouseSite(rotating('uid=7; path=/', 'xmam_id=1', 'mam_id=with blank"'), { store })
    for (let turn = 0; turn < 3; turn += 1) await site.client.torrents.search().page()
    expect(await store.load()).toBe('AAAA')
  })

  test('many calls at once go out one by one, three seconds apart, with one writer', async () => {
    const { store, mostWriters } = watchedStore('AAAA')
    let underWay = 0
    let most = 0
    let turn = 0
    await using site = await myanonamouseSite(
      async (_, response) => {
        underWay += 1
        most = Math.max(most, underWay)
        turn += 1
        await sleep(2)
        underWay -= 1
        json(response, nothing, 200, { 'set-cookie': setCookie(`B${turn}`) })
      },
      { store },
    )
    await Promise.all([1, 2, 3, 4].map(() => site.client.torrents.search().page()))
    expect([most, mostWriters()]).toEqual([1, 1])
    expect(site.cookies()).toEqual(['mam_id=AAAA', 'mam_id=B1', 'mam_id=B2', 'mam_id=B3'])
    expect(site.clock.slept).toEqual([3000, 3000, 3000])
  })

  test('another process was first: its cookie is used', async () => {
    const { store, inner } = watchedStore('AAAA')
    await using site = await myanonamouseSite(
      async (_, response) => {
        await inner.replace('AAAA', 'THEIRS')
        json(response, nothing, 200, { 'set-cookie': setCookie('OURS') })
      },
      { store },
    )
    await site.client.torrents.search().page()
    await site.client.torrents.search().page()
    expect(site.cookies()).toEqual(['mam_id=AAAA', 'mam_id=THEIRS'])
  })

  test('what could not be stored is stored before anything else is sent', async () => {
    const { store, state, written } = watchedStore('AAAA')
    await using site = await myanonamouseSite(rotating(setCookie('BBBB')), { store })
    state.failsToSave = true
    await site.client.torrents.search().page()
    const stopped = site.client.torrents.search().page()
    await expect(stopped).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
      request: 'POST /tor/js/loadSearchJSONbasic.php',
    })
    expect(inspect(await stopped.catch((error: unknown) => error), { depth: 9 })).not.toMatch(/AAAA|BBBB/)
    expect(site.server.received).toHaveLength(1)
    state.failsToSave = false
    await site.client.torrents.search().page()
    expect(written).toEqual(['BBBB'])
    expect(site.cookies()).toEqual(['mam_id=AAAA', 'mam_id=BBBB'])
  })

  test('a store that cannot be read stops the call, and what it says is not repeated', async () => {
    const { store, state } = watchedStore('AAAA')
    state.failsToLoad = true
    await using site = await myanonamouseSite(rotating(), { store })
    const error: unknown = await site.client.user.get().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'unavailable', request: 'GET /jsonLoad.php' })
    expect(inspect(error, { depth: 9 })).not.toMatch(/CANARY|AAAA/)
    expect(site.server.received).toEqual([])
  })
})

describe('the end of a session', () => {
  const page: Handler = (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(signInPage)

  test.each<[string, Handler]>([
    ['the sign-in page with 200', page],
    ['a bare sentence with 200', (_, response) => void response.end('Error, you are not signed in')],
    ['a bare sentence with 403', (_, response) => void response.writeHead(403).end('You are not logged in.')],
    ['a small page with 200', (_, response) => void response.end('<html><p>Error, you are not signed in</p></html>')],
    [
      'a redirect to the sign-in',
      (_, response) => void response.writeHead(302, { location: '/login.php?returnto=%2Fx' }).end(),
    ],
    ['an error in JSON', (_, response) => json(response, { error: 'You are not signed in' })],
    ['401', (_, response) => void response.writeHead(401).end()],
  ])('%s: the call fails as unauthorized, and nothing is sent any more', async (_, handler) => {
    await using site = await myanonamouseSite(handler)
    for (const call of [
      () => site.client.torrents.search().page(),
      () => site.client.torrents.download(1),
      () => site.client.guides.list(),
    ]) {
      const error: unknown = await call().catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'unauthorized', retryable: false })
      expect(inspect(error, { depth: 9 })).not.toContain('AAAA')
    }
    expect(site.server.received).toHaveLength(1)
  })

  test.each(['torrents', 'guides', 'download'] as const)('%s find out themselves', async (first) => {
    await using site = await myanonamouseSite(page)
    const call = {
      torrents: () => site.client.user.get(),
      guides: () => site.client.guides.list(),
      download: () => site.client.torrents.download(1),
    }
    await expect(call[first]()).rejects.toMatchObject({ code: 'unauthorized' })
    expect(site.server.received).toHaveLength(1)
  })

  test('calls that wait for their turn are stopped too', async () => {
    await using site = await myanonamouseSite(page)
    const calls = await Promise.allSettled([1, 2, 3].map(() => site.client.torrents.search().page()))
    expect(calls.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(site.server.received).toHaveLength(1)
  })

  test('a 403 where every member may go ends it, one on a page does not', async () => {
    await using site = await myanonamouseSite((_, response) => void response.writeHead(403).end('403 Forbidden'))
    await expect(site.client.guides.list()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(site.client.user.get()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(site.client.user.get()).rejects.toMatchObject({ code: 'unauthorized', status: undefined })
    expect(site.server.received).toHaveLength(2)
  })

  test.each(['deleted; Max-Age=0', 'deleted', '', 'x; Max-Age=0; path=/'])(
    '"mam_id=%s" is not stored',
    async (value) => {
      const store = createMemorySessionStore('AAAA')
      await using site = await myanonamouseSite(rotating(`mam_id=${value}`), { store })
      await site.client.torrents.search().page()
      expect(await store.load()).toBe('AAAA')
      await expect(site.client.torrents.search().page()).rejects.toMatchObject({ code: 'unauthorized' })
      expect(site.server.received).toHaveLength(1)
    },
  )

  test('a fresh cookie in the store begins anew', async () => {
    const store = createMemorySessionStore('OLD')
    await using site = await myanonamouseSite(
      ({ headers }, response) => {
        if (headers.cookie === 'mam_id=OLD') response.writeHead(200, { 'content-type': 'text/html' }).end(signInPage)
        else json(response, nothing)
      },
      { store },
    )
    await expect(site.client.torrents.search().page()).rejects.toMatchObject({ code: 'unauthorized' })
    await store.replace('OLD', 'NEW')
    expect(await site.client.torrents.search().page()).toMatchObject({ items: [] })
  })

  test('a title about signing in is no end', async () => {
    await using site = await myanonamouseSite((_, response) =>
      json(response, { data: [{ id: 1, title: 'You are not signed in' }], total: 1, found: 1 }),
    )
    expect((await site.client.torrents.search().page()).items).toHaveLength(1)
    expect((await site.client.torrents.search().page()).items).toHaveLength(1)
  })

  test('a post about signing in is no end', async () => {
    const post = `<html><head><title>Help | My Anonamouse</title></head><body><div id="mainBody"><h1>Help</h1>
      <p>It says that I am not logged in!</p>${'<p>filler</p>'.repeat(200)}</div></body></html>`
    await using site = await myanonamouseSite((_, response) => void response.end(post))
    expect(await site.client.forum.topic(1)).toMatchObject({ title: 'Help' })
  })
})

describe('where the cookie goes', () => {
  test('not along with a redirect to another host', async () => {
    await using elsewhere = await myanonamouseSite((_, response) => void response.end('d4:infod4:name1:aee'))
    const to = elsewhere.server.url
    await using site = await myanonamouseSite((_, response) => {
      response.writeHead(302, { location: `${to}/other`, 'set-cookie': setCookie('BBBB') }).end()
    })
    await expect(site.client.guides.list()).rejects.toMatchObject({ code: 'unexpected_response' })
    await site.client.torrents.download(1)
    expect(site.cookies()).toEqual(['mam_id=AAAA%3D%3D', 'mam_id=BBBB'])
    expect(elsewhere.cookies()).toEqual([undefined])
  })

  test('and what another host sets is not taken for the session', async () => {
    await using elsewhere = await myanonamouseSite((_, response) => {
      response.writeHead(200, { 'set-cookie': setCookie('THEIRS') }).end('d4:infod4:name1:aee')
    })
    const to = elsewhere.server.url
    await using site = await myanonamouseSite(({ target }, response) => {
      if (target.startsWith('/tor/download')) response.writeHead(302, { location: to }).end()
      else json(response, nothing)
    })
    await site.client.torrents.download(1)
    await site.client.torrents.search().page()
    expect(site.cookies()).toEqual(['mam_id=AAAA%3D%3D', 'mam_id=AAAA%3D%3D'])
  })

  test('redirects within the site are followed with the cookie of each step', async () => {
    await using site = await myanonamouseSite(({ target }, response) => {
      if (target !== '/f/t/1/p/7')
        response.writeHead(302, { location: '/f/t/1/p/7', 'set-cookie': setCookie('BBBB') }).end()
      else response.end('<html><div id="mainBody"><h1>Topic</h1></div></html>')
    })
    expect(await site.client.forum.topic(1)).toMatchObject({ id: 1, title: 'Topic' })
    expect(site.cookies()).toEqual(['mam_id=AAAA%3D%3D', 'mam_id=BBBB'])
  })

  test.each([
    ['another site', { mamId: 'AAAA', baseUrl: 'https://example.org' }],
    ['another site that looks alike', { mamId: 'AAAA', baseUrl: 'https://notmyanonamouse.net' }],
    ['no encryption', { mamId: 'AAAA', baseUrl: 'http://www.myanonamouse.net' }],
    ['another seedbox host', { mamId: 'AAAA', seedboxUrl: 'https://example.org' }],
    ['two headers in one', { mamId: 'AAAA\r\nx: y' }],
    ['no session at all', {}],
    ['a faster rate', { mamId: 'AAAA', rateLimit: { spacing: 1000, concurrency: 1 } }],
    ['two at once', { mamId: 'AAAA', rateLimit: { spacing: 3000 } }],
  ])('refuses %s', (_, options) => {
    const error = (() => {
      try {
        createMyanonamouse(options)
      } catch (thrown) {
        return thrown
      }
      return undefined
    })()
    expect(error).toBeInstanceOf(TypeError)
    expect(inspect(error)).not.toContain('AAAA')
  })

  test('takes a slower rate', () => {
    expect(() => createMyanonamouse({ mamId: 'AAAA', rateLimit: { spacing: 10_000, concurrency: 1 } })).not.toThrow()
  })
})
