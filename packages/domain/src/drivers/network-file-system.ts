/** File systems on which SQLite's locks or shared memory do not work; the names are those of Linux' mountinfo. */
const networkTypes = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'afs',
  'ceph',
  'ncpfs',
  'glusterfs',
  'fuse.glusterfs',
  'fuse.sshfs',
  'fuse.rclone',
  'fuse.s3fs',
  'fuse.davfs',
  'davfs',
  'fuse.davfs2',
  '9p',
  'fuse.grpcfuse',
  'fuse.gvfsd-fuse',
  'lustre',
  'fuse.ceph',
  'fuse.cephfs',
  'fuse.juicefs',
  'fuse.goofys',
  'beegfs',
  'gpfs',
])

/**
 * The type of the network file system that `path` (absolute) lies on, or null when it lies on a local one.
 * `mountinfo` is the text of `/proc/self/mountinfo`, see proc_pid_mountinfo(5).
 */
export function networkFileSystem(path: string, mountinfo: string): string | null {
  let longest = ''
  let type = ''
  for (const line of mountinfo.split('\n')) {
    const [before, after] = line.split(' - ')
    const point = before
      ?.split(' ')[4]
      ?.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
    const found = after?.split(' ')[0]
    if (point === undefined || found === undefined || !covers(point, path) || point.length < longest.length) continue
    longest = point
    type = found
  }
  return networkTypes.has(type) ? type : null
}

function covers(point: string, path: string): boolean {
  return point === '/' || path === point || path.startsWith(`${point}/`)
}
