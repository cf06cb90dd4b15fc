/** What differs between the versions of qBittorrent that were measured. */
export interface Behaviour {
  application: string
  webApi: string
  /** The name of the session's cookie. */
  cookie(port: number): string
  /** 204 and 401 instead of "Ok." and "Fails.", JSON and 409 of an add, 202 for addresses. */
  modern: boolean
  /** stop and start instead of pause and resume. */
  stops: boolean
  apiKeys: boolean
  /** Sessions kept; the oldest goes first. */
  sessions: number
  /** A second question with the rid before gets what the lost answer held. */
  repeatsLostUpdates: boolean
  /** Text of a 400 and of an unknown route. */
  missing(names: readonly string[]): string
  unknownRoute: string
}

const plain = {
  missing: () => 'Bad Request',
  unknownRoute: 'Not Found',
  modern: false,
  apiKeys: false,
  sessions: Infinity,
}

/** The three recorded versions. */
export const behaviours = {
  '4.5.2': {
    ...plain,
    application: 'v4.5.2',
    webApi: '2.8.19',
    cookie: () => 'SID',
    stops: false,
    repeatsLostUpdates: true,
  },
  '5.1.0': {
    ...plain,
    application: 'v5.1.0',
    webApi: '2.11.4',
    cookie: () => 'SID',
    stops: true,
    repeatsLostUpdates: false,
  },
  '5.3.0': {
    application: 'v5.3.0',
    webApi: '2.16.2',
    cookie: (port) => `QBT_SID_${port}`,
    stops: true,
    repeatsLostUpdates: true,
    modern: true,
    apiKeys: true,
    sessions: 15,
    missing: (names) => `Missing required parameters: ${names.join(', ')}`,
    unknownRoute: 'Endpoint does not exist',
  },
} satisfies Record<string, Behaviour>

export type QbittorrentVersion = keyof typeof behaviours
