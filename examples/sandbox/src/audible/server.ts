import { json, type Reply } from '../http/reply.ts'
import { firstOf, type Query, type Request } from '../http/request.ts'
import { createRouter } from '../http/router.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { type Catalogue, type Product, readCatalogue } from './products.ts'
import { searchProducts } from './search.ts'
import { type Groups, productWire, seriesWire, stub } from './wire.ts'

/** How an Audible of the sample world is started. */
export interface AudibleOptions extends ServeOptions {
  /** A search gives at most this many different products; pages after them repeat the last one. Default 500. */
  plateau?: number
}

type Context = { catalogue: Catalogue; request: Request; plateau: number }

const routes = createRouter<Context, Reply>()
  .on('GET', '/1.0/catalog/products', (context) => {
    const { query } = context.request
    const asins = firstOf(query, 'asins')
    return asins === undefined ? found(context) : many(context, asins.split(','))
  })
  .on('GET', '/1.0/catalog/products/:asin', ({ catalogue, request }, { asin = '' }) => {
    const groups = groupsOf(request.query)
    return json({ product: wireOf(catalogue, asin, groups), response_groups: [...groups] })
  })
  .on('GET', '/1.0/catalog/products/:asin/sims', ({ catalogue, request }, { asin = '' }) => {
    const groups = groupsOf(request.query)
    const type = firstOf(request.query, 'similarity_type') ?? ''
    const similar = similarTo(catalogue, asin, type).map((product) => productWire(product, groups))
    return json({ response_groups: [...groups], similar_products: similar })
  })

/** Starts an Audible catalogue over the series of the sample library. It listens on 127.0.0.1 and needs no key. */
export async function startAudible(options: AudibleOptions = {}): Promise<Served> {
  const catalogue = readCatalogue()
  const plateau = options.plateau ?? 500
  return serve((request) => {
    const route = routes.find(request.method === 'HEAD' ? 'GET' : request.method, request.path)
    if (route === undefined) return json({ message: 'Not Found' }, 404)
    return route.handler({ catalogue, request, plateau }, route.params)
  }, options)
}

/** "always-returned" comes whatever is asked; nothing else does. */
function groupsOf(query: Query): Groups {
  const asked = (firstOf(query, 'response_groups') ?? '').split(',').map((group) => group.trim())
  return new Set(['always-returned', ...asked.filter((group) => group !== '')])
}

function wireOf(catalogue: Catalogue, asin: string, groups: Groups) {
  const product = catalogue.products.get(asin)
  if (product !== undefined) return productWire(product, groups)
  const series = catalogue.series.get(asin)
  return series === undefined ? stub(asin) : seriesWire(series, groups)
}

function tooMany(value: number, name: string): Reply {
  const limit = 'failed to satisfy constraint: Member must have value less than or equal to 50'
  return json({ message: `1 validation error detected: Value '${value}' at '${name}' ${limit}` }, 400)
}

function many({ catalogue, request }: Context, asins: readonly string[]): Reply {
  if (asins.length > 50) return tooMany(asins.length, 'asins')
  const groups = groupsOf(request.query)
  const products = [...new Set(asins)].map((asin) => wireOf(catalogue, asin, groups))
  return json({ products: products.toReversed(), response_groups: [...groups] })
}

function found({ catalogue, request, plateau }: Context): Reply {
  const { query } = request
  const size = Number(firstOf(query, 'num_results') ?? 10)
  if (size > 50) return tooMany(size, 'numResults')
  const groups = groupsOf(query)
  const ask = (name: string) => firstOf(query, name)
  const all = searchProducts(catalogue, {
    title: ask('title'),
    author: ask('author'),
    narrator: ask('narrator'),
    keywords: ask('keywords'),
    sort: ask('products_sort_by'),
  })
  const asked = Number(ask('page') ?? 0)
  const pages = Math.max(1, Math.ceil(Math.min(plateau, all.length) / size))
  const page = all.length > plateau ? Math.min(asked, pages - 1) : asked
  const products = all.slice(0, plateau).slice(page * size, (page + 1) * size)
  return json({
    product_filters: [],
    products: products.map((product) => productWire(product, groups)),
    response_groups: [...groups],
    total_results: all.length,
  })
}

function similarTo(catalogue: Catalogue, asin: string, type: string): Product[] {
  const product = catalogue.products.get(asin)
  if (product === undefined) return []
  if (type === 'ByTheSameAuthor') {
    return [...catalogue.products.values()].filter(
      (other) => other !== product && other.authors.some((name) => product.authors.includes(name)),
    )
  }
  const own = product.series.find((link) => link.sequence !== undefined)
  const members = catalogue.series.get(own?.asin ?? '')?.members ?? []
  const place = members.findIndex((member) => member.asin === asin)
  const next = members.slice(place + 1).find((member) => member.sequence !== own?.sequence)
  const chosen =
    type === 'NextInSameSeries'
      ? [next]
      : type === 'InTheSameSeries'
        ? members.filter((member) => member.asin !== asin)
        : []
  return chosen.flatMap((member) => catalogue.products.get(member?.asin ?? '') ?? [])
}
