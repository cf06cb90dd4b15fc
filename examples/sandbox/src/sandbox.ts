import { type AudibleOptions, startAudible } from './audible/server.ts'
import { type AudiobookshelfOptions, type SandboxAudiobookshelf, startAudiobookshelf } from './audiobookshelf/server.ts'
import { type GoogleBooksOptions, startGoogleBooks } from './google-books/server.ts'
import type { Served } from './http/serve.ts'

/** How the sample world is started: one part's options under its name. */
export interface SandboxOptions {
  /** Port of Audiobookshelf; the others always take a free one. Default 0: a free one too. */
  port?: number
  audiobookshelf?: AudiobookshelfOptions
  audible?: AudibleOptions
  googleBooks?: GoogleBooksOptions
}

/** The running sample world. */
export interface Sandbox {
  audiobookshelf: SandboxAudiobookshelf
  audible: Served
  googleBooks: Served
  /** Ends all servers. May be called twice. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts an Audiobookshelf, an Audible catalogue and a Google Books that know the same books; each on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const audiobookshelf = await startAudiobookshelf({ port: options.port, ...options.audiobookshelf })
  const audible = await startAudible(options.audible)
  const googleBooks = await startGoogleBooks(options.googleBooks)
  const close = async (): Promise<void> => {
    await Promise.all([audiobookshelf.close(), audible.close(), googleBooks.close()])
  }
  return { audiobookshelf, audible, googleBooks, close, [Symbol.asyncDispose]: close }
}
