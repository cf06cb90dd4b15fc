import { paginate, type Http, type Listing, type LoadedPage } from '../core/index.ts'
import { toProduct, type AudibleProduct } from './product.ts'
import { productGroups } from './response-groups.ts'
import { SearchPage } from './schemas.ts'

/** What to look for; at least one of the first four. */
export interface AudibleQuery {
  title?: string
  author?: string
  narrator?: string
  keywords?: string
  /** Audible's order by relevance when absent. */
  sort?: 'releaseDate' | 'title' | 'bestsellers' | 'rating'
  /** Products a request, 1 to 50; 50 when absent. */
  pageSize?: number
  signal?: AbortSignal
}

/** All that a search brought, and whether that is all there is. */
export interface AudibleFindings {
  products: AudibleProduct[]
  /** False when the limit was reached, pages came again, or fewer products came than Audible announced. */
  complete: boolean
  /** How many products Audible says there are. */
  total: number | null
}

/** Products found, fetched page by page (from page 0) as the loop goes on, each once. */
export interface AudibleSearch extends Listing<AudibleProduct> {
  /** Fetches all pages, up to `limit` products (all that come when absent), and tells whether something may be lacking. */
  collect(options?: { limit?: number }): Promise<AudibleFindings>
}

const sorts = { releaseDate: '-ReleaseDate', title: 'Title', bestsellers: 'BestSellers', rating: 'AvgRating' }

/** @throws TypeError when nothing is looked for: Audible would answer with its whole catalogue */
export function search(http: Http) {
  return ({ title, author, narrator, keywords, sort, pageSize = 50, signal }: AudibleQuery): AudibleSearch => {
    const criteria = {
      title: title?.trim(),
      author: author?.trim(),
      narrator: narrator?.trim(),
      keywords: keywords?.trim(),
    }
    const given = Object.fromEntries(Object.entries(criteria).filter(([, value]) => value))
    if (Object.keys(given).length === 0)
      throw new TypeError('Audible: give a title, author, narrator or keywords to search for')
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 50)
      throw new RangeError('Audible: pageSize has to be 1 to 50')

    const load = async (page: number) => {
      const query = {
        ...given,
        num_results: pageSize,
        page,
        products_sort_by: sort && sorts[sort],
        response_groups: productGroups,
      }
      const answer = await http.request('GET', '/1.0/catalog/products', { query, schema: SearchPage, signal })
      const items = answer.products.map(toProduct).filter((product) => product !== null)
      const total = answer.total_results ?? undefined
      const last = answer.products.length < pageSize || (total !== undefined && (page + 1) * pageSize >= total)
      return { items, total, next: last ? undefined : page + 1, rows: answer.products.map(({ asin }) => asin) }
    }
    const listing = paginate({ first: 0, load, identify: ({ asin }) => asin, signal })
    return { ...listing, collect: ({ limit } = {}) => collect(load, { limit, signal }) }
  }
}

type Load = (page: number) => Promise<LoadedPage<AudibleProduct> & { rows: string[] }>

async function collect(
  load: Load,
  { limit = Infinity, signal }: { limit?: number; signal?: AbortSignal },
): Promise<AudibleFindings> {
  const products: AudibleProduct[] = []
  let stubs = 0
  let total: number | null = null
  let more = true
  const counted: Load = async (number) => {
    const page = await load(number)
    stubs += page.rows.length - page.items.length
    return page
  }
  for await (const page of paginate({ first: 0, load: counted, identify: ({ asin }) => asin, signal }).pages()) {
    products.push(...page.items)
    total = page.total ?? total
    // Audible repeats page 9 for ever after 500 products; the list then ends while another page is announced.
    more = page.next !== undefined
    if (products.length >= limit) break
  }
  const all = !more && products.length <= limit && (total === null || products.length + stubs >= total)
  return { products: products.slice(0, limit), complete: all, total }
}
