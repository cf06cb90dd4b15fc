import { expect, test } from 'vitest'
import { coverSizes, largestCover } from './cover.ts'

const address = (zoom: number) =>
  `http://books.google.com/books/content?id=abc&printsec=frontcover&img=1&zoom=${zoom}&edge=curl&source=gbs_api`
const plain = (zoom: number) =>
  `https://books.google.com/books/content?id=abc&printsec=frontcover&img=1&zoom=${zoom}&source=gbs_api`

test('gives covers over https without the page curl', () => {
  expect(coverSizes({ thumbnail: address(1), extraLarge: address(6) })).toEqual({
    thumbnail: plain(1),
    extraLarge: plain(6),
  })
})

test('leaves out what is no address and sizes it does not know', () => {
  expect(coverSizes({ thumbnail: 'nothing', small: '', gigantic: address(9) })).toEqual({})
})

test('picks the largest', () => {
  expect(largestCover(coverSizes({ smallThumbnail: address(5), medium: address(3), thumbnail: address(1) }))).toBe(
    plain(3),
  )
  expect(largestCover({})).toBeNull()
})
