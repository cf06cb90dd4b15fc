import type { Api, Signal } from './api.ts'
import type { Guide, GuideLink } from './pages/guide.ts'

export function guides(api: Api) {
  return {
    /** All guides of the index, each once. */
    async list({ signal }: Signal = {}): Promise<GuideLink[]> {
      const { parseGuideIndex } = await import('./pages/guide.ts')
      const links = parseGuideIndex(await api.page('/guides/', { signal }))
      if (links === null) throw api.unknownPage('/guides/')
      return links
    },

    /** One guide, as HTML without scripts and forms, with whole addresses. */
    async get(id: number, { signal }: Signal = {}): Promise<Guide> {
      const { parseGuide } = await import('./pages/guide.ts')
      const html = await api.page('/guides/', { query: { gid: id }, signal })
      const guide = parseGuide(html, { id, baseUrl: api.http.baseUrl })
      if (guide === null) throw api.unknownPage('/guides/')
      return guide
    },
  }
}
