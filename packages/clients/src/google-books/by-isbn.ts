import { isbn10To13, isbn13To10 } from './isbn.ts'
import { validIsbn, type VolumeQuery } from './query.ts'
import type { GoogleBooksVolume } from './volume.ts'

type Find = (query: VolumeQuery) => Promise<{ items: GoogleBooksVolume[] }>

/**
 * Google's `isbn:` misses books that it finds by the bare number, and some volumes carry one form of the number only.
 * Every hit has to carry the number itself: a search for text also finds books that mention it.
 */
export async function byIsbn(find: Find, text: string): Promise<GoogleBooksVolume | null> {
  const isbn = validIsbn(text)
  const isbn13 = isbn.length === 10 ? isbn10To13(isbn) : isbn
  const isbn10 = isbn13To10(isbn13)
  const queries = [{ isbn: isbn13 }, ...(isbn10 ? [{ isbn: isbn10 }] : []), { text: isbn13 }]
  for (const query of queries) {
    const { items } = await find(query)
    const hit = items.find((volume) => volume.isbn13 === isbn13 || (isbn10 !== null && volume.isbn10 === isbn10))
    if (hit) return hit
  }
  return null
}
