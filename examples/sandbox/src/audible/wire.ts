import { createHash } from 'node:crypto'
import type { Product, SeriesProduct } from './products.ts'

type Json = Record<string, unknown>

/** Response groups whose fields this server fills. */
export type Groups = ReadonlySet<string>

/** An ASIN for a person: made up, always the same for one name. */
export function personAsin(name: string): string {
  const letters = createHash('sha256').update(name).digest('hex').toUpperCase()
  return `B00${letters.slice(0, 7)}`
}

const digitsOf = (asin: string) => Number.parseInt(createHash('sha256').update(asin).digest('hex').slice(0, 6), 16)

/** What is left of a product that this shop does not know, or whose groups were not asked for. */
export function stub(asin: string): Json {
  return { asin, asset_details: [] }
}

/** A book in the shop's format, with the fields of the groups that were asked for. */
export function productWire(product: Product, groups: Groups): Json {
  const { recording, asin } = product
  if (recording.unknownHere) return stub(asin)
  const number = digitsOf(asin)
  const fields: Json = stub(asin)
  if (groups.has('contributors')) {
    fields.authors = product.authors.map((name) => (name === 'Various' ? { name } : { asin: personAsin(name), name }))
    fields.narrators = product.narrators.map((name) => ({ name }))
    fields.publisher_name = product.publisher
  }
  if (groups.has('product_desc') || groups.has('product_attrs')) fields.title = recording.title
  if (groups.has('product_desc')) {
    if (recording.subtitle !== undefined) fields.subtitle = recording.subtitle
    const summary = `<p>${recording.title} by ${product.authors.join(' and ')}.</p>`
    fields.publisher_summary = summary
    fields.merchandising_summary = summary
  }
  if (groups.has('product_attrs')) {
    fields.content_type = 'Product'
    fields.content_delivery_type = recording.minutes > 600 ? 'MultiPartBook' : 'SinglePartBook'
    fields.format_type = recording.format ?? 'unabridged'
    fields.language = recording.language ?? 'english'
    fields.release_date = recording.date
    fields.issue_date = recording.date
    if (recording.minutes > 0) fields.runtime_length_min = recording.minutes
    fields.is_listenable = recording.minutes > 0
    fields.has_children = recording.minutes > 600
    fields.publication_datetime = `${recording.date}T07:00:00Z`
    if (recording.isbn !== undefined) fields.isbn = recording.isbn
  }
  if (groups.has('media')) {
    const images = [500, 1024].map((size) => [
      String(size),
      `https://m.media-amazon.com/images/I/${asin}._SL${size}_.jpg`,
    ])
    fields.product_images = Object.fromEntries(images)
  }
  if (groups.has('sku') || groups.has('product_extended_attrs'))
    fields.sku = recording.sku ?? `BK_SAND_${String(number).slice(0, 6).padStart(6, '0')}`
  if (groups.has('rating')) fields.rating = ratingOf(number)
  if (groups.has('category_ladders')) {
    fields.category_ladders = [
      { ladder: product.genre.map((name, index) => ({ id: String(18_580_606_011 + index), name })), root: 'Genres' },
    ]
  }
  if (groups.has('series') && product.series.length > 0) fields.series = product.series.map(seriesLink)
  if (groups.has('relationships'))
    fields.relationships = product.series.map((link) => ({ ...related(link.asin, 'parent', link.sequence), sort: '1' }))
  return fields
}

function ratingOf(number: number): Json {
  const average = 4 + (number % 100) / 100
  const overall = {
    average_rating: average,
    display_average_rating: average.toFixed(1),
    num_ratings: 50 + (number % 9000),
  }
  return { num_reviews: number % 900, overall_distribution: overall }
}

function seriesLink({ asin, title, sequence, slug }: Product['series'][number]): Json {
  return { asin, ...(sequence === undefined ? {} : { sequence }), title, url: `/pd/${slug}-Audiobook/${asin}` }
}

function related(asin: string, role: 'child' | 'parent', sequence: string | undefined, type = 'series'): Json {
  const place = sequence === undefined ? {} : { sequence }
  return { asin, relationship_to_product: role, relationship_type: type, ...place, url: `/pd/x/${asin}` }
}

/** A series in the shop's format. Its members come in the order of the shop, which is not that of their numbers. */
export function seriesWire({ entry, members }: SeriesProduct, groups: Groups): Json {
  const fields: Json = stub(entry.asin)
  if (groups.has('product_desc') || groups.has('product_attrs')) {
    fields.title = entry.title
    fields.publication_name = entry.title
    fields.content_delivery_type = 'BookSeries'
    fields.language = entry.language ?? 'english'
    fields.issue_date = '2000-01-01'
  }
  if (groups.has('relationships')) {
    const children = members.map((member, index) => {
      const sku = member.sku === undefined ? {} : { sku: member.sku }
      return { ...related(member.asin, 'child', member.sequence), sort: String(index + 1), ...sku }
    })
    const parents = (entry.parents ?? []).map(({ asin, type, sequence }) => ({
      ...related(asin, 'parent', sequence, type),
      sort: '1',
    }))
    fields.relationships = [
      ...children.toSorted((a, b) => digitsOf(String((a as Json).asin)) - digitsOf(String((b as Json).asin))),
      ...parents,
    ]
  }
  return fields
}
