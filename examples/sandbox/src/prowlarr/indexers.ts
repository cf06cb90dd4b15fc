/** An indexer of the sample world, and how it is doing. */
export interface SandboxIndexer {
  id: number
  name: string
  definition: string
  protocol: 'torrent' | 'usenet'
  enabled: boolean
  /** A secret among its settings, which the real server gives out in clear. */
  secret: string
  health: 'well' | 'failing' | 'blocked'
}

const torrent = { protocol: 'torrent', enabled: true, health: 'well' } as const

export const sampleIndexers: readonly SandboxIndexer[] = [
  { ...torrent, id: 3, name: 'MyAnonamouse', definition: 'MyAnonamouse', secret: 'sandbox-mam-id' },
  { ...torrent, id: 7, name: 'PublicBooks', definition: 'PublicBooks', secret: 'sandbox-cookie' },
  { ...torrent, id: 9, name: 'UsenetBooks', definition: 'Newznab', protocol: 'usenet', secret: 'sandbox-newznab-key' },
  { ...torrent, id: 11, name: 'Retired', definition: 'Retired', enabled: false, secret: 'sandbox-retired' },
]

const categories = [
  { id: 3000, name: 'Audio', subCategories: [{ id: 3030, name: 'Audio/Audiobook', subCategories: [] }] },
  { id: 100_041, name: 'Audiobooks - Fantasy', subCategories: [] },
]

/** As `GET /indexer` shows it, settings and all. */
export function indexerView({ id, name, definition, protocol, enabled, secret }: SandboxIndexer) {
  return {
    id,
    name,
    sortName: name.toLowerCase(),
    definitionName: definition,
    enable: enabled,
    protocol,
    privacy: protocol === 'torrent' ? 'private' : 'public',
    priority: 25,
    supportsRss: true,
    supportsSearch: true,
    supportsPagination: false,
    capabilities: { limitsMax: 100, limitsDefault: 100, categories, searchParams: ['q'], bookSearchParams: ['q'] },
    fields: [
      { name: 'baseUrl', value: `https://${name.toLowerCase()}.example/` },
      { name: definition === 'MyAnonamouse' ? 'mamId' : 'cookie', value: secret, privacy: 'normal' },
    ],
    tags: [1],
  }
}
