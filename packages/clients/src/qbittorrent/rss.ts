import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { since } from './web-api-version.ts'

export interface RssArticle {
  id: string
  title: string
  date: string | null
  link: string | null
  /** May hold a passkey. */
  torrentUrl: string | null
  read: boolean
}

export interface RssFeed {
  /** Folders and name, with \ between them. */
  path: string
  url: string
  uid: string
  title: string | null
  loading: boolean
  failed: boolean
  articles: RssArticle[]
}

const Article = z.object({
  id: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
  link: z.string().nullish(),
  torrentURL: z.string().nullish(),
  isRead: z.boolean().nullish(),
})

const Feed = z.object({
  uid: z.string(),
  url: z.string(),
  title: z.string().nullish(),
  isLoading: z.boolean().nullish(),
  hasError: z.boolean().nullish(),
  articles: z.array(Article).nullish(),
})

const Folder = z.record(z.string(), z.unknown())

const ruleShape = {
  enabled: z.boolean(),
  priority: z.int(),
  useRegex: z.boolean(),
  mustContain: z.string(),
  mustNotContain: z.string(),
  episodeFilter: z.string(),
  smartFilter: z.boolean(),
  affectedFeeds: z.array(z.string()),
  ignoreDays: z.int(),
  assignedCategory: z.string(),
  savePath: z.string(),
}

const RuleWires = z.record(z.string(), z.object(ruleShape).partial().loose())
const Matches = z.record(z.string(), z.array(z.string()))

/** A rule for automatic downloads, by qBittorrent's own names. */
export type RssRule = z.output<typeof RuleWires>[string]

function* feedsIn(folder: z.output<typeof Folder>, parent: string): Generator<RssFeed> {
  for (const [name, node] of Object.entries(folder)) {
    const path = parent === '' ? name : `${parent}\\${name}`
    const feed = Feed.safeParse(node)
    if (!feed.success) {
      yield* feedsIn(Folder.parse(node), path)
      continue
    }
    const { data } = feed
    yield {
      path,
      url: data.url,
      uid: data.uid,
      title: data.title || null,
      loading: data.isLoading ?? false,
      failed: data.hasError ?? false,
      articles: (data.articles ?? []).map((article) => ({
        id: article.id,
        title: article.title ?? '',
        date: article.date || null,
        link: article.link || null,
        torrentUrl: article.torrentURL || null,
        read: article.isRead ?? false,
      })),
    }
  }
}

const taken = { 409: 'there is no such item, or one of that name or address is there already' }

export function rss(api: Api) {
  return {
    /** All feeds of all folders; `articles` are empty unless asked for. */
    feeds: async ({ articles = false, signal }: { articles?: boolean } & Signal = {}): Promise<RssFeed[]> => [
      ...feedsIn(await api.json('rss/items', Folder, { withData: articles }, { signal }), ''),
    ],
    /** Below others with \ between the names. Throws `conflict` when it is there. */
    addFolder: (path: string, { signal }: Signal = {}) =>
      api.change('rss/addFolder', { path }, { signal, says: taken }),
    /** `path` is where it goes and its name. Throws `conflict` when the address is there already. */
    addFeed: (url: string, { path = '', signal }: { path?: string } & Signal = {}) =>
      api.change('rss/addFeed', { url, path }, { signal, says: taken }),
    /** From 4.6. */
    setFeedUrl: (path: string, url: string, { signal }: Signal = {}) =>
      api.change('rss/setFeedURL', { path, url }, { signal, idempotent: true, since: since.feedAddress, says: taken }),
    /** Seconds; from 5.2. */
    setFeedRefreshInterval: (path: string, refreshInterval: number, { signal }: Signal = {}) =>
      api.change(
        'rss/setFeedRefreshInterval',
        { path, refreshInterval },
        { signal, idempotent: true, since: since.newIn52, says: taken },
      ),
    /** A feed, or a folder with all that is in it. */
    remove: (path: string, { signal }: Signal = {}) => api.change('rss/removeItem', { path }, { signal, says: taken }),
    /** Moves or renames a feed or folder. */
    move: (path: string, newPath: string, { signal }: Signal = {}) =>
      api.change('rss/moveItem', { itemPath: path, destPath: newPath }, { signal, says: taken }),
    /** Fetches a feed, or all of a folder, now; in the background. */
    refresh: (path: string, { signal }: Signal = {}) =>
      api.change('rss/refreshItem', { itemPath: path }, { signal, idempotent: true }),
    /** One article, or all of a feed or folder. */
    markAsRead: (path: string, { articleId, signal }: { articleId?: string } & Signal = {}) =>
      api.change('rss/markAsRead', { itemPath: path, articleId }, { signal, idempotent: true }),
    rules: {
      /** By name. */
      list: ({ signal }: Signal = {}): Promise<Record<string, RssRule>> =>
        api.json('rss/rules', RuleWires, {}, { signal }),
      /** Makes the rule or puts another in its place; what is left out becomes the default. */
      set: (ruleName: string, rule: RssRule, { signal }: Signal = {}) =>
        api.change('rss/setRule', { ruleName, ruleDef: JSON.stringify(rule) }, { signal, idempotent: true }),
      /** The other name must not be there. */
      rename: (ruleName: string, newRuleName: string, { signal }: Signal = {}) =>
        api.change('rss/renameRule', { ruleName, newRuleName }, { signal }),
      /** From 5.2. */
      clone: (sourceName: string, cloneName: string, { signal }: Signal = {}) =>
        api.change('rss/cloneRule', { sourceName, cloneName }, { signal, since: since.newIn52 }),
      /** An unknown one is passed over. */
      remove: (ruleName: string, { signal }: Signal = {}) =>
        api.change('rss/removeRule', { ruleName }, { signal, idempotent: true }),
      /** Titles that the rule would take, by feed. */
      matches: (ruleName: string, { signal }: Signal = {}): Promise<Record<string, string[]>> =>
        api.json('rss/matchingArticles', Matches, { ruleName }, { signal }),
    },
  }
}
