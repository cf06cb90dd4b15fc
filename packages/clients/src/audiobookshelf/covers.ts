import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { createRemoval } from './writing/removal.ts'
import type { WriteCall, Writer } from './writing/writer.ts'

const types = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const
export type CoverType = keyof typeof types

// The server dies of an address that is not text.
const CoverUrl = z.url({ protocol: /^https?$/ })
const CoverAnswer = z.object({ success: z.boolean().nullish(), cover: z.string().nullish() })

const GetInput = z.strictObject({
  width: z.int().min(1).optional(),
  height: z.int().min(1).optional(),
  format: z.enum(['jpeg', 'webp', 'png']).optional(),
  /** The file as it is stored, and not made smaller. */
  raw: z.boolean().optional(),
})
export type GetCover = z.input<typeof GetInput> & Signalled

export function coverRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  return {
    /** The image. `not_found` for an item without cover as for an unknown item. */
    async get(itemId: string, { signal, ...options }: GetCover = {}): Promise<Uint8Array<ArrayBuffer>> {
      const route = path`/api/items/${itemId}/cover`
      const { raw, ...query } = checked(http, 'GET', route, GetInput, options)
      return http.bytes('GET', route, { query: { ...query, raw: raw === true ? 1 : undefined }, signal })
    },

    /** Sets the cover from bytes: works wherever the picture comes from. Gives where the server keeps it. */
    async upload(
      itemId: string,
      image: Uint8Array<ArrayBuffer>,
      { type, signal }: Signalled & { type: CoverType },
    ): Promise<string | null> {
      const route = path`/api/items/${itemId}/cover`
      const extension = types[checked(http, 'POST', route, z.enum(['image/jpeg', 'image/png', 'image/webp']), type)]
      const form = new FormData()
      form.append('cover', new Blob([image], { type }), `cover.${extension}`)
      const send = async (call: WriteCall) =>
        (await http.request('POST', route, { schema: CoverAnswer, body: { multipart: form }, ...call })).cover ?? null
      return write({ signal, send })
    },

    /** Has the server fetch the cover. It refuses addresses in private networks unless it was set up otherwise; then use `upload`. */
    async setFromUrl(itemId: string, url: string, { signal }: Signalled = {}): Promise<string | null> {
      const route = path`/api/items/${itemId}/cover`
      const json = { url: checked(http, 'POST', route, CoverUrl, url) }
      return write({
        signal,
        send: async (call) =>
          (await http.request('POST', route, { schema: CoverAnswer, body: { json }, ...call })).cover ?? null,
      })
    },

    /** Takes a picture that the server has in one of its folders, by its path there. `not_found` when there is none. */
    async setFromServerPath(itemId: string, serverPath: string, { signal }: Signalled = {}): Promise<string | null> {
      const route = path`/api/items/${itemId}/cover`
      const json = { cover: checked(http, 'PATCH', route, z.string().min(1), serverPath) }
      return write({
        signal,
        send: async (call) =>
          (
            await http.request('PATCH', route, {
              schema: CoverAnswer,
              body: { json },
              // The server's fault, by its status.
              classify: (answer) =>
                answer.status === 500 && /does not exist/.test(answer.text())
                  ? { code: 'not_found', detail: 'there is no such file on the server' }
                  : undefined,
              ...call,
            })
          ).cover ?? null,
      })
    },

    async remove(itemId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/items/${itemId}/cover`, { signal })
    },
  }
}
