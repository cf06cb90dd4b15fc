/** The shops, by the two letters in use for them. */
export const audibleRegions = ['us', 'uk', 'ca', 'au', 'de', 'fr', 'it', 'es', 'jp', 'in', 'br'] as const

/** An Audible shop; what one shop sells may be unknown to another. */
export type AudibleRegion = (typeof audibleRegions)[number]

/** Where each shop's catalogue answers. */
export const audibleHosts: Record<AudibleRegion, string> = {
  us: 'https://api.audible.com',
  uk: 'https://api.audible.co.uk',
  ca: 'https://api.audible.ca',
  au: 'https://api.audible.com.au',
  de: 'https://api.audible.de',
  fr: 'https://api.audible.fr',
  it: 'https://api.audible.it',
  es: 'https://api.audible.es',
  jp: 'https://api.audible.co.jp',
  in: 'https://api.audible.in',
  br: 'https://api.audible.com.br',
}
