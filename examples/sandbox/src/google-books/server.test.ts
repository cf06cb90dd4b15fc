import { afterEach, describe, expect, it } from 'vitest'
import type { Served } from '../http/serve.ts'
import { type GoogleBooksOptions, startGoogleBooks } from './server.ts'
import { madeUpIsbn, readVolumes, shortIsbn } from './volumes.ts'

let server: Served | undefined
afterEach(() => server?.close())

async function ask(path: string, options: GoogleBooksOptions = {}) {
  server = await startGoogleBooks(options)
  const answer = await fetch(`${server.url}/books/v1/volumes${path}`)
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}

const titlesOf = (items: { volumeInfo: { title: string } }[]) => items.map(({ volumeInfo }) => volumeInfo.title)

describe('a search', () => {
  it('has no list when nothing is found', async () => {
    expect((await ask('?q=zzzz')).body).toEqual({ kind: 'books#volumes', totalItems: 0 })
  })

  it('mixes sets, translations and guides among the books of an author', async () => {
    const { body } = await ask('?q=inauthor:%22Brandon+Sanderson%22&maxResults=40')
    const titles = titlesOf(body.items)
    expect(titles).toContain('Oathbringer')
    expect(titles).toContain('Mistborn Trilogy Boxed Set')
    expect(titles).toContain('La Voie des rois')
  })

  it('guesses the total, another number on another page', async () => {
    const first = await ask('?q=inauthor:pratchett&maxResults=10')
    await server?.close()
    const second = await ask('?q=inauthor:pratchett&maxResults=10&startIndex=10')
    expect(second.body.totalItems).not.toBe(first.body.totalItems)
    await server?.close()
    expect((await ask('?q=inauthor:pratchett&startIndex=400')).body.items).toBeUndefined()
  })

  it('puts the same title first', async () => {
    expect(titlesOf((await ask('?q=intitle:dune')).body.items)[0]).toBe('Dune')
  })

  it.each([
    ['?q=isbn:9780765378576', 'The Bands of Mourning'],
    ['?q=9780547722023', 'A Wizard of Earthsea'],
  ])('finds %s', async (path, title) => {
    expect(titlesOf((await ask(path)).body.items)).toEqual([title])
  })

  it.each([
    ['', 400, 'queryRequired'],
    ['?q=x&maxResults=41', 400, 'invalidParameter'],
    ['/nothing', 404, 'notFound'],
    ['?q=x&key=wrong', 400, 'badRequest'],
  ])('answers %j with %i', async (path, status, reason) => {
    const answer = await ask(path, { keys: ['right'] })
    expect(answer.status).toBe(status)
    expect(answer.body.error.errors[0].reason).toBe(reason)
  })

  it('runs out of the quota of the day', async () => {
    const { status, body } = await ask('?q=x', { dailyQuota: 0 })
    expect(status).toBe(429)
    expect(body.error.details[0].metadata.quota_limit).toBe('defaultPerDayPerProject')
  })
})

it('shows more of a single volume than lists do', async () => {
  const [volume] = (await ask('?q=intitle:oathbringer')).body.items
  await server?.close()
  const { body } = await ask(`/${volume.id}`)
  expect(Object.keys(body.volumeInfo.imageLinks)).toContain('extraLarge')
  expect(body.volumeInfo.description).toContain('<b>')
})

describe('volumes', () => {
  it('have an id each', () => {
    const ids = readVolumes().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => id.length === 12)).toBe(true)
  })

  it('have numbers with right check digits', () => {
    expect(shortIsbn('9780765378576')).toBe('0765378574')
    const digits = [...madeUpIsbn('x')].map(Number)
    expect(digits.reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3), 0) % 10).toBe(0)
  })
})
