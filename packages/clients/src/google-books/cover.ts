const sizes = ['smallThumbnail', 'thumbnail', 'small', 'medium', 'large', 'extraLarge'] as const

/** A size of cover, from about 80 to about 1,280 pixels wide. Those above `thumbnail` come with single volumes only. */
export type CoverSize = (typeof sizes)[number]
export type CoverSizes = Partial<Record<CoverSize, string>>

/** Gives the addresses of the covers over https and without the drawn page curl that Google adds to previews. */
export function coverSizes(links: Readonly<Record<string, string | null | undefined>>): CoverSizes {
  const covers: CoverSizes = {}
  for (const size of sizes) {
    const address = links[size]
    if (address && URL.canParse(address)) covers[size] = plainCover(address)
  }
  return covers
}

/** Gives the largest cover there is, or `null`. */
export function largestCover(covers: CoverSizes): string | null {
  const size = sizes.findLast((name) => covers[name])
  return (size && covers[size]) ?? null
}

function plainCover(address: string): string {
  const url = new URL(address)
  if (url.protocol === 'http:') url.protocol = 'https:'
  url.searchParams.delete('edge')
  return url.href
}
