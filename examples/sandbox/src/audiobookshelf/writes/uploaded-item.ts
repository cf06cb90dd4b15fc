import type { AudioFile, FileFacts, Item, Library } from '../state/records.ts'
import type { State } from '../state/state.ts'
import type { FormFile } from './multipart.ts'

const safe = (name: string) =>
  name
    .replaceAll(/[/\\?%*:|"<>]/g, '')
    .replace(/^\.+/, '')
    .trim()

/** The book that a scan finds after an upload: what the names of its folders and files say, no more. */
export function uploadedItem(
  state: State,
  folder: Library['folders'][number],
  fields: Record<string, string>,
  files: readonly FormFile[],
): Item {
  const at = state.now()
  const { title = '', author, series } = fields
  const parts = [author, series, title].flatMap((part) => (part === undefined || safe(part) === '' ? [] : [safe(part)]))
  const relPath = parts.join('/')
  const path = `${folder.fullPath}/${relPath}`
  const facts = files.map((file): FileFacts => {
    const filename = safe(file.filename.split('/').pop() ?? '')
    const ext = /\.[^.]*$/.exec(filename)?.[0].toLowerCase() ?? ''
    return {
      filename,
      ext,
      path: `${path}/${filename}`,
      relPath: filename,
      size: file.bytes.length,
      mtimeMs: at,
      ctimeMs: at,
      birthtimeMs: at,
    }
  })
  const ino = () => String(9_000_000 + Math.floor(at % 1_000_000)) + state.newId().slice(0, 3)
  const libraryFiles = facts.map((metadata) => ({
    ino: ino(),
    metadata,
    isSupplementary: null,
    addedAt: at,
    updatedAt: at,
    fileType: 'audio',
  }))
  const audioFiles = libraryFiles.map((file, index): AudioFile => {
    return {
      index: index + 1,
      ino: file.ino,
      metadata: file.metadata,
      addedAt: at,
      updatedAt: at,
      exclude: false,
      error: null,
      duration: 1,
      codec: 'mp3',
      chapters: [],
      metaTags: {},
      mimeType: 'audio/mpeg',
    }
  })
  const empty = {
    subtitle: null,
    narrators: [],
    genres: [],
    publishedYear: null,
    publishedDate: null,
    publisher: null,
    description: null,
  }
  const rest = { isbn: null, asin: null, language: null, explicit: false, abridged: false }
  const authors = author === undefined ? [] : [{ id: '', name: author }]
  const links = series === undefined ? [] : [{ id: '', name: series, sequence: null }]
  return {
    id: state.newId(),
    ino: ino(),
    oldLibraryItemId: null,
    libraryId: folder.libraryId,
    folderId: folder.id,
    path,
    relPath,
    isFile: false,
    mtimeMs: at,
    ctimeMs: at,
    birthtimeMs: at,
    addedAt: at,
    updatedAt: at,
    isMissing: false,
    isInvalid: false,
    mediaType: 'book',
    media: {
      id: state.newId(),
      metadata: { title, ...empty, authors, series: links, ...rest },
      coverPath: null,
      tags: [],
      audioFiles,
      chapters: [],
      ebookFile: null,
    },
    lastScan: at,
    scanVersion: String(state.serverSettings.version),
    libraryFiles,
  }
}
