/** Whether a version such as "2.11.4" is at least another, part by part. */
export function isAtLeast(version: string, least: string): boolean {
  const have = version.split('.').map(Number)
  const want = least.split('.').map(Number)
  for (const [place, part] of want.entries()) {
    const own = have[place] ?? 0
    if (own !== part) return own > part
  }
  return true
}

/** Web API versions at which qBittorrent changed what a client has to send. Sources: its Web API changelog, and runs. */
export const since = {
  /** setSpeedLimitsMode; qBittorrent 4.5. */
  speedLimitsMode: '2.8.14',
  /** stop and start instead of pause and resume; qBittorrent 5.0. */
  stopAndStart: '2.11.0',
  /** qBittorrent 5.1 has them, 4.5 has not. */
  newIn51: '2.11.4',
  /** setFeedURL; qBittorrent 4.6 has it, 4.5 has not. */
  feedAddress: '2.9.1',
  /** Metadata without adding; qBittorrent 5.2. */
  metadata: '2.11.9',
  /** API keys and process information; qBittorrent 5.2. */
  apiKeys: '2.14.0',
  /** Speed limits in one call, piece availability, comments; qBittorrent 5.2. */
  newIn52: '2.15.1',
  /** Download of single files; qBittorrent 5.3. */
  newIn53: '2.16.0',
} as const
