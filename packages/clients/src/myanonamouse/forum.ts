import { paginate, path, type Listing } from '../core/index.ts'
import type { Api, Signal } from './api.ts'
import type { ForumHit, ForumTopic } from './pages/forum.ts'

export function forum(api: Api) {
  return {
    /** Posts that hold the words, in the forum's own order. */
    search({ text, signal }: { text: string } & Signal): Listing<ForumHit> {
      return paginate({
        first: 0,
        signal,
        identify: ({ postId, topicId, title }) => `${topicId} ${postId} ${title}`,
        async load(start) {
          const { parseForumSearch } = await import('./pages/forum.ts')
          const query = { text, searchIn: 1, order: 'default', start: start === 0 ? undefined : start }
          const found = parseForumSearch(await api.page('/f/search.php', { query, signal }))
          if (found === null) throw api.unknownPage('/f/search.php')
          const goesOn = found.next !== undefined && found.next > start
          return { items: found.hits, next: goesOn ? found.next : undefined }
        },
      })
    },

    /** A topic, as HTML without scripts and forms, with whole addresses. Given a post's number, the page that holds it. */
    async topic(id: number, { postId, signal }: { postId?: number } & Signal = {}): Promise<ForumTopic> {
      const { parseForumTopic } = await import('./pages/forum.ts')
      const route = postId === undefined ? path`/f/t/${id}` : path`/f/t/${id}/p/${postId}`
      const topic = parseForumTopic(await api.page(route, { signal }), { id, baseUrl: api.http.baseUrl })
      if (topic === null) throw api.unknownPage(route)
      return topic
    },
  }
}
