import { expect, test } from 'vitest'
import { ReleaseWire, toRelease } from './release.ts'

test('facts may be written in other ways, or be lacking', () => {
  const wire = { guid: 'g', indexerId: 3, title: 'A', publishDate: '2026-09-02T08:11:42Z' }
  const loose = {
    ...wire,
    size: '587202560',
    seeders: null,
    indexer: 5,
    indexerFlags: ['freeleech', null],
    protocol: 9,
  }
  expect(toRelease(ReleaseWire.parse(loose))).toMatchObject({
    size: 587_202_560,
    seeders: null,
    indexer: '5',
    flags: ['freeleech'],
    protocol: 'unknown',
  })
  expect(ReleaseWire.safeParse({ ...wire, title: null }).success).toBe(false)
})
