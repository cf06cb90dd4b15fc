/** The groups of facts that fill an AudibleProduct. */
export const productGroups = [
  'category_ladders',
  'contributors',
  'media',
  'product_attrs',
  'product_desc',
  'product_details',
  'product_extended_attrs',
  'rating',
  'series',
  'sku',
].join(',')

/** For a series itself: its name and its members. */
export const seriesGroups = ['product_attrs', 'product_desc', 'relationships', 'sku'].join(',')
