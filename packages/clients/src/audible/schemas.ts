import { z } from 'zod'
import { wireNumber, wireText } from '../core/index.ts'

const Relationship = z.object({
  asin: wireText,
  relationship_to_product: wireText,
  relationship_type: wireText,
  sequence: wireText,
  sort: wireText,
  title: wireText,
  sku: wireText,
})

/** A product as the catalogue writes it. Everything but the ASIN is absent from a stub. */
export const ProductWire = z.object({
  asin: z.string(),
  title: wireText,
  subtitle: wireText,
  authors: z.array(z.object({ asin: wireText, name: wireText })).nullish(),
  narrators: z.array(z.object({ name: wireText })).nullish(),
  series: z.array(z.object({ asin: wireText, title: wireText, sequence: wireText })).nullish(),
  language: wireText,
  format_type: wireText,
  content_type: wireText,
  content_delivery_type: wireText,
  release_date: wireText,
  issue_date: wireText,
  runtime_length_min: wireNumber,
  publisher_name: wireText,
  publisher_summary: wireText,
  isbn: wireText,
  sku: wireText,
  product_images: z.record(z.string(), wireText).nullish(),
  rating: z
    .object({
      overall_distribution: z.object({ average_rating: wireNumber, num_ratings: wireNumber }).nullish(),
    })
    .nullish(),
  category_ladders: z.array(z.object({ ladder: z.array(z.object({ name: wireText })).nullish() })).nullish(),
  relationships: z.array(Relationship).nullish(),
})
export type ProductWire = z.infer<typeof ProductWire>

export const OneProduct = z.object({ product: ProductWire })
export const ManyProducts = z.object({ products: z.array(ProductWire) })
export const SearchPage = z.object({ products: z.array(ProductWire), total_results: wireNumber })
export const SimilarProducts = z.object({ similar_products: z.array(ProductWire) })
