/**
 * A part of this client that is loaded once, when it is first asked for. When it cannot be loaded (a chunk is missing
 * where the application was copied to), all who wait get an Error that says so, and the next call tries again.
 */
export function loadOnce<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined
  return async () => {
    const current = (loading ??= load())
    try {
      return await current
    } catch (cause) {
      if (loading === current) loading = undefined
      throw new Error('qBittorrent: a part of @shelfhand/clients could not be loaded; are all files of it there?', {
        cause,
      })
    }
  }
}
