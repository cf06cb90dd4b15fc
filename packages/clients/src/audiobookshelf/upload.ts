import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { Library } from './schemas/library.ts'
import { PathExists } from './schemas/server.ts'
import type { Writer } from './writing/writer.ts'

/** A part of a path below the library's folder: the server joins title, author and series to one. */
const part = z
  .string()
  .trim()
  .min(1)
  .refine((value) => !/^\.+$|[/\\]/.test(value), 'must not hold a path')

const Upload = z.strictObject({
  libraryId: z.string().min(1),
  /** The id of the folder, not its path; the first one of the library when absent. */
  folderId: z.string().min(1).optional(),
  title: part,
  author: part.optional(),
  series: part.optional(),
  files: z.array(z.strictObject({ name: part, content: z.instanceof(Blob) })).min(1),
  /** The server writes over files of the same name without a word; only with true is that let happen. */
  overwrite: z.boolean().default(false),
})
export type Upload = z.input<typeof Upload>
type Book = Omit<z.output<typeof Upload>, 'files' | 'overwrite'>

/** Files for a library. Needs the upload permission. */
export function uploadRoutes(http: Http, write: Writer) {
  const route = '/api/upload'

  /** The folder that the book goes into, if there is one, and if the book may go there. */
  async function freeFolder(book: Book, overwrite: boolean, signal: AbortSignal | undefined): Promise<string> {
    const library = await http.request('GET', path`/api/libraries/${book.libraryId}`, { schema: Library, signal })
    const folder = library.folders.find(({ id }) => book.folderId === undefined || id === book.folderId)
    if (folder === undefined)
      throw http.failure('POST', route, { code: 'not_found', detail: 'the library has no such folder' })
    if (overwrite) return folder.id
    const directory = [book.author, book.series, book.title].filter((value) => value !== undefined).join('/')
    const { exists } = await http.request('POST', '/api/filesystem/pathexists', {
      schema: PathExists,
      body: { json: { directory, folderPath: folder.fullPath } },
      idempotent: true,
      signal,
    })
    if (exists) throw http.failure('POST', route, { code: 'conflict', detail: 'the folder of the book exists already' })
    return folder.id
  }

  return {
    /**
     * Sends the files of one book. The item appears some ten seconds later, when the watcher has seen the files, or
     * at the next scan. `conflict` when there is such a folder already.
     */
    async upload(upload: Upload, { signal, timeout = 600_000 }: Signalled & { timeout?: number } = {}): Promise<void> {
      const { files, overwrite, ...book } = checked(http, 'POST', route, Upload, upload)
      const folderId =
        overwrite && book.folderId !== undefined ? book.folderId : await freeFolder(book, overwrite, signal)
      const form = new FormData()
      form.append('title', book.title)
      if (book.author !== undefined) form.append('author', book.author)
      if (book.series !== undefined) form.append('series', book.series)
      form.append('library', book.libraryId)
      form.append('folder', folderId)
      for (const [index, { name, content }] of files.entries()) form.append(String(index), content, name)
      await write({ signal, send: (call) => http.send('POST', route, { body: { multipart: form }, timeout, ...call }) })
    },
  }
}
