function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

export const abridgedWords = words(`
  abridged abrgd abrdg abridgement abridgment gekurzt gekuerzt gekuerzte gekurzte abrege verkort forkortet
`)

export const unabridgedWords = words(`
  unabridged unabr unab unabrd unabrdgd uabr unabrigded unabriged unabridge un-abridged ungekuerzt ungekuerzte onverkorte integrale non-abridged ungekurzt
  ungekurzte onverkort oavkortad uforkortet
`)

export const audiobookWords = words(`
  audiobook audiobooks audio-book audio-books audiobk abook audiobook-web
`)

/** Words that only names of films and series carry. */
export const videoWords = words(`
  2160p 1080p 1080i 720p 576p 480p bluray blu-ray bdrip brrip dvdrip dvdscr hdtv hdrip web-dl webdl x264 x265
  h264 h265 h.264 h.265 hevc xvid divx remux dvdr dvd9 camrip hdcam mkv mp4 avi wmv m4v hdr10 uhd
  ddp5.1 dd5.1 dd+5.1 aac5.1 ddp atmos truehd dts dts-hd hdr dv x.264 x.265 amzn dsnp hmax
`)

/** Words about the copy that say nothing of the edition. They count only in brackets or beside strong notes. */
export const copyWords = words(`
  retail web webrip web-rip cd cds cdrip cd-rip tape rip ripped vip freeleech free fl scene proper repack int
  internal nfo readnfo read.nfo fixed tagged retagged untouched reupload reup chapterized chapterised chaptered
  chapters chapter chapterization drm drm-free nodrm no-drm decrypted mono stereo joint vbr cbr abr lame hq lq
  v0 v2 v3 v4 v1 audio audible libby overdrive to from source converted conversion г год booklet bonus extras librivox bbc naxos scribd storytel itunes lossless lossy repost req request
  requested reseed cover covers artwork cue log multi original uncut complete full new hd sd single singlefile
  file files merged split encoded reencoded re-encoded encode transcode transcoded digital download dl torrent
  nzb usenet format quality bitrate size language lang edition version recording nonfiction non-fiction fiction
  extended imax theatrical
  with and incl included includes including plus in of at only one mp3-cd cd-mp3 mam abb
`)
