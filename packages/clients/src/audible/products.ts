import { path, type Http } from '../core/index.ts'
import { getMany } from './batch.ts'
import { toProduct, type AudibleProduct } from './product.ts'
import { productGroups } from './response-groups.ts'
import { OneProduct, SimilarProducts } from './schemas.ts'
import { search } from './search.ts'

/** How a product relates to the ones asked for. */
export type AudibleSimilarity = 'InTheSameSeries' | 'NextInSameSeries' | 'ByTheSameAuthor'

export function products(http: Http) {
  return {
    /**
     * One product by its ASIN.
     *
     * @throws ClientError `not_found` when this shop does not know the ASIN (Audible itself answers 200 with a stub)
     */
    async get(asin: string, { signal }: { signal?: AbortSignal } = {}): Promise<AudibleProduct> {
      const route = path`/1.0/catalog/products/${asin}`
      const query = { response_groups: productGroups }
      const answer = await http.request('GET', route, { query, schema: OneProduct, signal })
      const product = toProduct(answer.product)
      if (product) return product
      throw http.failure('GET', route, { code: 'not_found', status: 200, detail: 'this shop does not know the ASIN' })
    },

    /** Many products by ASIN, 50 a request; in the order asked for, each once. Fails as a whole when a request fails. */
    getMany: (asins: readonly string[], { signal }: { signal?: AbortSignal } = {}) => getMany(http, asins, signal),

    search: search(http),

    /** Products that belong to another: the next one of its series, all of its series, or by its author. */
    async similar(
      asin: string,
      { to, signal }: { to: AudibleSimilarity; signal?: AbortSignal },
    ): Promise<AudibleProduct[]> {
      const query = { similarity_type: to, response_groups: productGroups }
      const route = path`/1.0/catalog/products/${asin}/sims`
      const answer = await http.request('GET', route, { query, schema: SimilarProducts, signal })
      return answer.similar_products.map(toProduct).filter((product) => product !== null)
    },
  }
}
