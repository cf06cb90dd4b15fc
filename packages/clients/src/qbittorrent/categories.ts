import { z } from 'zod'
import type { Api, Signal } from './api.ts'

export interface Category {
  /** A child is "parent/child". */
  name: string
  /** "" for the default folder. */
  savePath: string
  /** Where unfinished torrents are kept; `null` when the settings decide, `false` for no such folder. */
  downloadPath: string | false | null
}

export interface CategoryPaths extends Signal {
  savePath?: string
  downloadPath?: string | false
}

export const CategoryWires = z.record(
  z.string(),
  z.object({
    name: z.string().optional(),
    savePath: z.string().optional(),
    download_path: z.union([z.string(), z.literal(false)]).nullish(),
  }),
)

export function toCategory(name: string, wire: z.output<typeof CategoryWires>[string]): Category {
  return { name, savePath: wire.savePath ?? '', downloadPath: wire.download_path ?? null }
}

function fieldsOf(category: string, { savePath, downloadPath }: CategoryPaths) {
  return {
    category,
    savePath: savePath ?? '',
    downloadPathEnabled: downloadPath === undefined ? undefined : downloadPath !== false,
    downloadPath: downloadPath === false ? undefined : downloadPath,
  }
}

export function categories(api: Api) {
  return {
    /** All of them, in the order of their names. */
    list: async ({ signal }: Signal = {}): Promise<Category[]> =>
      Object.entries(await api.json('torrents/categories', CategoryWires, {}, { signal })).map(([name, wire]) =>
        toCategory(name, wire),
      ),
    /** "parent/child" makes the parent too from 5.2 only. */
    create: (name: string, { signal, ...paths }: CategoryPaths = {}) =>
      api.change('torrents/createCategory', fieldsOf(name, paths), {
        signal,
        says: { 400: 'a category needs a name', 409: 'the category is there already, or its name is not allowed' },
      }),
    /** Sets both paths anew. Before 5.2 `conflict` also when nothing would change. */
    edit: (name: string, { signal, ...paths }: CategoryPaths) =>
      api.change('torrents/editCategory', fieldsOf(name, paths), {
        signal,
        says: { 404: 'there is no such category', 409: 'there is no such category, or nothing would change' },
      }),
    /** Unknown ones are passed over. Torrents stay, without category. */
    async remove(names: string | readonly string[], { signal }: Signal = {}): Promise<void> {
      const list = typeof names === 'string' ? [names] : names
      if (list.length === 0) return
      await api.change('torrents/removeCategories', { categories: list.join('\n') }, { signal, idempotent: true })
    },
  }
}
