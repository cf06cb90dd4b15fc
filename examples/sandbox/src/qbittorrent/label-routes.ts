import { json, text } from '../http/reply.ts'
import { forEach, ok, type Route } from './context.ts'
import type { Entry } from './state.ts'

const tagsOf = (text = ''): string[] => text.split(',').flatMap((tag) => tag.trim() || [])
const withTags = (entry: Entry, change: (tags: Set<string>) => void): void => {
  const tags = new Set(entry.wire.tags === '' ? [] : entry.wire.tags.split(', '))
  change(tags)
  entry.wire.tags = [...tags].toSorted().join(', ')
}

/** Categories and tags. */
export const labelRoutes: Record<string, Route> = {
  'POST torrents/setCategory': (context) => {
    const { category = '' } = context.form.fields
    if (category !== '' && !(category in context.state.categories)) return text('Incorrect category name', 409)
    return forEach(['category'], ({ wire }) => void (wire.category = category))(context)
  },
  'POST torrents/addTags': forEach(['tags'], (entry, { tags }, { state }) => {
    for (const tag of tagsOf(tags)) state.tags.add(tag)
    withTags(entry, (own) => tagsOf(tags).forEach((tag) => own.add(tag)))
  }),
  'POST torrents/removeTags': forEach(['tags'], (entry, { tags }) =>
    withTags(entry, (own) => (tags === '' ? own.clear() : tagsOf(tags).forEach((tag) => own.delete(tag)))),
  ),
  'GET torrents/categories': ({ state }) => json(state.categories),
  'POST torrents/createCategory': ({ state, form }) => {
    const { category = '', savePath = '' } = form.fields
    if (category === '') return text('Category cannot be empty', 400)
    if (category.includes('//')) return text('Incorrect category name', 409)
    if (category in state.categories) return text('Unable to create category', 409)
    state.categories[category] = { name: category, savePath }
    return ok()
  },
  'POST torrents/editCategory': ({ state, form, behaviour }) => {
    const { category = '', savePath = '' } = form.fields
    const known = state.categories[category]
    if (known === undefined)
      return behaviour.modern ? text('Category does not exist', 404) : text('Unable to edit category', 409)
    if (known.savePath === savePath && !behaviour.modern) return text('Unable to edit category', 409)
    known.savePath = savePath
    return ok()
  },
  'POST torrents/removeCategories': ({ state, form }) => {
    for (const name of (form.fields.categories ?? '').split('\n')) {
      delete state.categories[name]
      for (const { wire } of state.torrents.values()) if (wire.category === name) wire.category = ''
    }
    return ok()
  },
  'GET torrents/tags': ({ state }) => json([...state.tags]),
  'POST torrents/createTags': ({ state, form }) => {
    for (const tag of tagsOf(form.fields.tags)) state.tags.add(tag)
    return ok()
  },
  'POST torrents/deleteTags': ({ state, form }) => {
    for (const tag of tagsOf(form.fields.tags)) {
      state.tags.delete(tag)
      for (const entry of state.torrents.values()) withTags(entry, (own) => own.delete(tag))
    }
    return ok()
  },
}
