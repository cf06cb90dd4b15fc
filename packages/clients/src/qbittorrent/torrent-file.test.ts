import bencode from 'bencode'
import { expect, test } from 'vitest'
import { makeTorrent } from '../testing/make-torrent.ts'
import { listedHash, torrentHash, torrentHashes } from './info-hash.ts'
import { parseTorrentFile } from './torrent-file.ts'

const data = new TextEncoder().encode('a short book')

test.each(['v1', 'v2', 'hybrid'] as const)('a %s file: hashes, name, size', async (version) => {
  const made = makeTorrent({ name: 'book.m4b', data, version, announce: 'http://127.0.0.1/announce', isPrivate: true })
  expect(await parseTorrentFile(made.bytes)).toEqual({
    name: 'book.m4b',
    version,
    infoHashV1: made.infoHashV1,
    infoHashV2: made.infoHashV2,
    private: true,
    size: data.length,
    files: [{ path: 'book.m4b', size: data.length }],
    trackers: ['http://127.0.0.1/announce'],
  })
})

test('several files: paths below the name, padding left out, trackers of all tiers', async () => {
  const info = {
    name: 'Book',
    'piece length': 16_384,
    pieces: new Uint8Array(20),
    files: [
      { length: 3, path: ['CD1', 'ä.mp3'] },
      { length: 5, path: ['.pad', '5'], attr: 'p' },
      { length: 4, path: ['b.mp3'] },
    ],
  }
  const file = bencode.encode({ info, announce: 'http://a', 'announce-list': [['http://a'], ['http://b', 'http://c']] })
  expect(await parseTorrentFile(file)).toMatchObject({
    size: 7,
    files: [
      { path: 'Book/CD1/ä.mp3', size: 3 },
      { path: 'Book/b.mp3', size: 4 },
    ],
    trackers: ['http://a', 'http://b', 'http://c'],
  })
})

test('a v2 tree with folders', async () => {
  const info = {
    name: 'Book',
    'piece length': 16_384,
    'meta version': 2,
    'file tree': {
      CD1: { 'a.mp3': { '': { length: 3, 'pieces root': new Uint8Array(32) } } },
      empty: { '': { length: 0 } },
    },
  }
  const parsed = await parseTorrentFile(bencode.encode({ info }))
  expect(parsed.version).toBe('v2')
  expect(parsed.files).toEqual([
    { path: 'Book/CD1/a.mp3', size: 3 },
    { path: 'Book/empty', size: 0 },
  ])
})

const hashOf = async (text: string) => (await parseTorrentFile(new TextEncoder().encode(`d4:info${text}e`))).infoHashV1
const digest = async (text: string) =>
  Buffer.from(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text))).toString('hex')

test('the hash is taken of the bytes as they stand, also when their keys are not in order', async () => {
  const info = `d6:lengthi1e4:name1:x12:piece lengthi16384e6:pieces20:${'p'.repeat(20)}e`
  const disordered = `d4:name1:x6:lengthi1e12:piece lengthi16384e6:pieces20:${'p'.repeat(20)}e`
  expect(await hashOf(info)).toBe(await digest(info))
  expect(await hashOf(disordered)).toBe(await digest(disordered))
  expect(await hashOf(disordered)).not.toBe(await hashOf(info))
})

const good = makeTorrent({ name: 'x', data }).bytes
const pieces = 'p'.repeat(20)
test.each([
  ['nothing', ''],
  ['a web page', '<!doctype html><html>login</html>'],
  ['text', 'not a torrent'],
  ['cut off', good.subarray(0, good.length - 5)],
  ['bytes behind', new Uint8Array([...good, 0x65])],
  ['a list', 'le'],
  ['no info', 'd4:name1:xe'],
  ['info is no dictionary', 'd4:infoi1ee'],
  ['no name', `d4:infod6:lengthi1e12:piece lengthi16384e6:pieces20:${pieces}ee`],
  ['half a piece hash', 'd4:infod6:lengthi1e4:name1:x12:piece lengthi16384e6:pieces3:abcee'],
  ['neither v1 nor v2', 'd4:infod4:name1:x12:piece lengthi16384eee'],
  [
    'length and files at once',
    `d4:infod5:filesld6:lengthi1e4:pathl1:aeee6:lengthi1e4:name1:x12:piece lengthi16384e6:pieces20:${pieces}ee`,
  ],
  ['a broken tree', 'd4:infod9:file treed1:ai1ee12:meta versioni2e4:name1:x12:piece lengthi16384eee'],
  ['nested without end', 'l'.repeat(200_000)],
])('refused: %s', async (_, content) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  await expect(parseTorrentFile(bytes)).rejects.toThrow(/^Not a torrent file/)
})

test('hashes as qBittorrent takes them', () => {
  const v1 = 'A'.repeat(40)
  const v2 = 'b'.repeat(64)
  expect(torrentHash(v1)).toBe('a'.repeat(40))
  expect(torrentHash(v2)).toBe('b'.repeat(40))
  expect(listedHash({ infoHashV1: v1, infoHashV2: v2 })).toBe('b'.repeat(40))
  expect(listedHash({ infoHashV1: v1, infoHashV2: null })).toBe(v1)
  expect(torrentHashes([v1, 'a'.repeat(40), v2])).toEqual(['a'.repeat(40), 'b'.repeat(40)])
  expect(torrentHashes([])).toEqual([])
  for (const wrong of ['', 'all', 'a|b', 'a'.repeat(39), `${v1}|${v1}`]) {
    expect(() => torrentHashes(wrong)).toThrow(TypeError)
    expect(() => torrentHashes([v1, wrong])).toThrow(TypeError)
  }
})
