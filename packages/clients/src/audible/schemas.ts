import { z } from 'zod'

const Text = z.string().nullish()
/** Places in a series come as text; a number is accepted in case that changes. */
const Place = z.union([z.string(), z.number().transform(String)]).nullish()

const Relationship = z.object({
  asin: Text,
  relationship_to_product: Text,
  relationship_type: Text,
  sequence: Place,
  sort: Place,
  title: Text,
  sku: Text,
})

/** A product as the catalogue writes it. Everything but the ASIN is absent from a stub. */
export const ProductWire = z.object({
  asin: z.string(),
  title: Text,
  subtitle: Text,
  authors: z.array(z.object({ asin: Text, name: Text })).nullish(),
  narrators: z.array(z.object({ name: Text })).nullish(),
  series: z.array(z.object({ asin: Text, title: Text, sequence: Place })).nullish(),
  language: Text,
  format_type: Text,
  content_type: Text,
  content_delivery_type: Text,
  release_date: Text,
  issue_date: Text,
  runtime_length_min: z.number().nullish(),
  publisher_name: Text,
  publisher_summary: Text,
  isbn: Text,
  sku: Text,
  product_images: z.record(z.string(), Text).nullish(),
  rating: z
    .object({
      overall_distribution: z
        .object({ average_rating: z.number().nullish(), num_ratings: z.number().nullish() })
        .nullish(),
    })
    .nullish(),
  category_ladders: z.array(z.object({ ladder: z.array(z.object({ name: Text })).nullish() })).nullish(),
  relationships: z.array(Relationship).nullish(),
})
export type ProductWire = z.infer<typeof ProductWire>

export const OneProduct = z.object({ product: ProductWire })
export const ManyProducts = z.object({ products: z.array(ProductWire) })
export const SearchPage = z.object({ products: z.array(ProductWire), total_results: z.number().nullish() })
export const SimilarProducts = z.object({ similar_products: z.array(ProductWire) })
