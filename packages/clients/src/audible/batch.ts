import type { Http } from '../core/index.ts'
import { toProduct, type AudibleProduct } from './product.ts'
import { productGroups } from './response-groups.ts'
import { ManyProducts } from './schemas.ts'

/** Audible takes no more in one request. */
const batchSize = 50

export interface AudibleBatch {
  products: AudibleProduct[]
  /** ASINs that this shop does not know: answered with a stub, left out, or not of an ASIN's form. */
  unavailable: string[]
}

export async function getMany(http: Http, asins: readonly string[], signal?: AbortSignal): Promise<AudibleBatch> {
  const wanted = [...new Set(asins)]
  const askable = wanted.filter((asin) => /^[A-Z0-9]{10}$/.test(asin))
  const known = new Map<string, AudibleProduct>()
  for (let start = 0; start < askable.length; start += batchSize) {
    const batch = askable.slice(start, start + batchSize).join(',')
    const query = { asins: batch, response_groups: productGroups }
    const answer = await http.request('GET', '/1.0/catalog/products', { query, schema: ManyProducts, signal })
    for (const wire of answer.products) {
      const product = toProduct(wire)
      if (product) known.set(product.asin, product)
    }
  }
  return {
    products: wanted.flatMap((asin) => known.get(asin) ?? []),
    unavailable: wanted.filter((asin) => !known.has(asin)),
  }
}
