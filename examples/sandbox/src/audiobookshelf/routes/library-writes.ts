import { FatalError } from '../../http/fatal.ts'
import { json, type Reply } from '../../http/reply.ts'
import { badRequest, forbidden, ok, page, sentence } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { Json, Library } from '../state/records.ts'
import { isAdmin } from '../state/users.ts'
import { providerOf } from '../writes/custom-provider.ts'
import { readForm } from '../writes/multipart.ts'
import { removeItem } from '../writes/remove-item.ts'
import { uploadedItem } from '../writes/uploaded-item.ts'
import { isReply, libraryFor, may } from './require.ts'

const defaults: Json = {
  coverAspectRatio: 1,
  disableWatcher: false,
  autoScanCronExpression: null,
  skipMatchingMediaWithAsin: false,
  skipMatchingMediaWithIsbn: false,
  audiobooksOnly: false,
  epubsAllowScriptedContent: false,
  hideSingleBookSeries: false,
  onlyShowLaterBooksInContinueSeries: false,
  metadataPrecedence: ['folderStructure', 'audioMetatags', 'nfoFile', 'txtFiles', 'opfFile', 'absMetadata'],
  markAsFinishedPercentComplete: null,
  markAsFinishedTimeRemaining: 10,
}

/** Making, changing, scanning and filling libraries. */
export const libraryWriteRoutes = apiRouter()
  .on('POST', '/api/libraries', (context) => {
    const { state, user, body } = context
    if (!isAdmin(user)) return forbidden()
    const { name, folders, mediaType = 'book', icon = 'database', provider = 'google', settings = {} } = body as Json
    if (typeof name !== 'string' || name === '') return sentence('Invalid request. Name must be a string')
    const paths = Array.isArray(folders) ? folders.map((folder: Json) => folder?.path ?? folder?.fullPath) : []
    if (paths.length === 0 || paths.some((path) => typeof path !== 'string')) {
      return sentence('Invalid request. Folders must be a non-empty array of objects with path string')
    }
    const at = state.now()
    const id = state.newId()
    const library: Library = {
      id,
      name,
      folders: paths.map((path) => ({ id: state.newId(), fullPath: String(path), libraryId: id, addedAt: at })),
      displayOrder: state.libraries.size + 1,
      icon: String(icon),
      mediaType: String(mediaType),
      provider: String(provider),
      settings: { ...defaults, ...(settings as Json) },
      lastScan: null,
      createdAt: at,
      lastUpdate: at,
    }
    state.libraries.set(id, library)
    state.announce('library_added', library)
    return json(library)
  })
  .on('PATCH', '/api/libraries/:id', (context, { id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    const library = libraryFor(context, id)
    return isReply(library) ? library : changeLibrary(context, library)
  })
  .on('DELETE', '/api/libraries/:id', (context, { id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const { state } = context
    for (const item of [...state.items.all()].filter((entry) => entry.libraryId === id)) removeItem(state, item.id)
    state.libraries.delete(id)
    state.announce('library_removed', library)
    return json(library)
  })
  .on('POST', '/api/libraries/order', ({ state, user, body }) => {
    if (!isAdmin(user)) return forbidden()
    if (!Array.isArray(body)) return badRequest()
    for (const { id, newOrder } of body) Object.assign(state.libraries.get(id) ?? {}, { displayOrder: newOrder })
    return json({ libraries: [...state.libraries.values()].toSorted((a, b) => a.displayOrder - b.displayOrder) })
  })
  .on('POST', '/api/libraries/:id/scan', (context, { id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    context.scans.start(library, context.request.query.force === '1')
    return ok()
  })
  .on('DELETE', '/api/libraries/:id/issues', (context, { id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const bad = [...context.state.items.all()].filter(
      (item) => item.libraryId === id && (item.isMissing || item.isInvalid),
    )
    for (const item of bad) removeItem(context.state, item.id)
    return ok()
  })
  .on('POST', '/api/upload', async (context) => {
    if (!may(context, 'upload')) return forbidden()
    const form = await readForm(context.request).catch(() => null)
    if (form === null) return page('Internal Server Error', 500)
    if (form === undefined || form.files.length === 0) return badRequest()
    const { title, library: libraryId, folder: folderId } = form.fields
    if (!title || !libraryId || !folderId) return sentence('Invalid request body')
    const library = context.state.libraries.get(libraryId)
    if (library === undefined) return sentence('Library not found', 404)
    const folder = library.folders.find((entry) => entry.id === folderId)
    if (folder === undefined) return sentence('Folder not found', 404)
    context.state.onDisk.push(uploadedItem(context.state, folder, form.fields, form.files))
    context.scans.watch(library)
    return ok()
  })

function changeLibrary({ state, body }: Context, library: Library): Reply {
  const { name, provider, icon, folders, settings } = body as Json
  if (typeof provider === 'string' && provider.startsWith('custom-') && providerOf(state, provider) === undefined) {
    return sentence('Custom metadata provider does not exist')
  }
  if (
    Array.isArray(folders) &&
    folders.some((folder: Json) => folder?.path === undefined && folder?.fullPath === undefined)
  ) {
    throw new FatalError(
      'TypeError [ERR_INVALID_ARG_TYPE]: The "paths[0]" argument must be of type string. Received undefined',
    )
  }
  const own =
    settings !== null && typeof settings === 'object' && !Array.isArray(settings) ? Object.entries(settings) : []
  for (const [key, value] of own) {
    const kind = typeof library.settings[key]
    if (kind === 'boolean' && typeof value !== 'boolean')
      return sentence(`Invalid request. Setting "${key}" must be of type ${kind}`)
  }
  const changes = Object.entries({ name, provider, icon }).filter(([, value]) => typeof value === 'string')
  const known = own.filter(([key]) => key in library.settings)
  if (changes.length > 0 || known.length > 0) {
    Object.assign(library, Object.fromEntries(changes), {
      lastScanVersion: library.lastScanVersion ?? null,
      lastUpdate: state.now(),
    })
    library.settings = { ...library.settings, ...Object.fromEntries(known) }
    state.announce('library_updated', library)
  }
  return json(library)
}
