import { expect, test } from 'vitest'
import { parseMagnet } from './magnet.ts'
import { readSource } from './torrent-source.ts'

const v1 = 'a1c814fc1aff66a8795b490d4816115c0d8a01e5'
const base32 = 'UHEBJ7A275TKQ6K3JEGUQFQRLQGYUAPF'
const v2 = '563eb62f5b5b75153ed461f8ffeec1a00a7405fc74c6f7bb175d23aff0ebfda8'

test.each([
  ['hex', `magnet:?xt=urn:btih:${v1}`, v1, null],
  ['upper case', `MAGNET:?xt=urn:btih:${v1.toUpperCase()}`, v1, null],
  ['base32', `magnet:?xt=urn:btih:${base32}`, v1, null],
  ['base32 in lower case', `magnet:?dn=x&xt=urn:btih:${base32.toLowerCase()}`, v1, null],
  ['v2', `magnet:?xt=urn:btmh:1220${v2}`, null, v2],
  ['hybrid', `magnet:?xt=urn:btih:${v1}&xt=urn:btmh:1220${v2}`, v1, v2],
  ['numbered topics', `magnet:?xt.1=urn:ed2k:31D6CFE0D16AE931B73C59D7E0C089C0&xt.2=urn:btih:${v1}`, v1, null],
])('%s', (_, uri, infoHashV1, infoHashV2) => {
  expect(parseMagnet(uri)).toMatchObject({ infoHashV1, infoHashV2 })
})

test('name and trackers', () => {
  const uri = `magnet:?xt=urn:btih:${v1}&dn=Bo%20%c3%9anico%20%26%20Days&tr=http%3a%2f%2fa%2fannounce&tr=udp://b:1`
  expect(parseMagnet(uri)).toMatchObject({ name: 'Bo Único & Days', trackers: ['http://a/announce', 'udp://b:1'], uri })
})

test.each([
  '',
  'http://example.org/a.torrent',
  'magnet:?',
  'magnet:?dn=x',
  'magnet:?xt=urn:btih:zzzz',
  'magnet:?xt=urn:btih:',
  `magnet:?xt=urn:btih:${v1}0`,
  `magnet:?xt=urn:btmh:1114${v2}`,
  'magnet:?xt=urn:sha1:YNCKHTQCWBTRNJIV4WNAE52SJUQCZO5C',
])('names no torrent: %s', (uri) => {
  expect(() => parseMagnet(uri)).toThrow(TypeError)
})

test('what may be added', async () => {
  expect(await readSource(` ${v1} `)).toEqual({
    kind: 'magnet',
    uri: `magnet:?xt=urn:btih:${v1}`,
    hashes: [v1],
    onlyV1: v1,
  })
  expect(await readSource(base32)).toMatchObject({ kind: 'magnet', hashes: [v1] })
  expect(await readSource(`magnet:?xt=urn:btih:${v1}&xt=urn:btmh:1220${v2}`)).toMatchObject({
    hashes: [v2.slice(0, 40), v1],
    onlyV1: undefined,
  })
  expect(await readSource('https://example.org/a.torrent?key=1')).toEqual({
    kind: 'address',
    url: 'https://example.org/a.torrent?key=1',
  })
  for (const wrong of ['not a url', 'ftp://example.org/a.torrent', 'http://']) {
    await expect(readSource(wrong)).rejects.toThrow(TypeError)
  }
})
