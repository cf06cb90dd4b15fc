import { expect, it } from 'vitest'
import { networkFileSystem } from './network-file-system.ts'

const mountinfo = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:40 / /mnt/nas rw,relatime shared:2 - nfs4 nas:/volume rw
41 22 0:41 / /mnt/my\\040share rw - cifs //nas/share rw
42 40 8:2 / /mnt/nas/local rw - xfs /dev/sdb1 rw
43 22 0:43 / /mnt/user rw - fuse.shfs shfs rw
45 22 0:45 / /mnt/wsl rw - 9p C:\\134 rw
46 22 0:46 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
47 22 0:47 / /mnt/hpc rw - lustre mds:/x rw
48 22 0:48 / /mnt/mac rw - fuse.grpcfuse grpcfuse rw
44 22 0:44 / /mnt/remote rw - fuse.sshfs me@there: rw`

it.each([
  ['/data/shelfhand.db', null],
  ['/mnt/nas/shelfhand.db', 'nfs4'],
  ['/mnt/nas', 'nfs4'],
  ['/mnt/nasty/shelfhand.db', null],
  ['/mnt/my share/shelfhand.db', 'cifs'],
  ['/mnt/nas/local/shelfhand.db', null],
  ['/mnt/user/appdata/shelfhand.db', null],
  ['/mnt/remote/x', 'fuse.sshfs'],
  ['/mnt/wsl/x', '9p'],
  ['/run/user/1000/gvfs/share/x', 'fuse.gvfsd-fuse'],
  ['/mnt/hpc/x', 'lustre'],
  ['/mnt/mac/x', 'fuse.grpcfuse'],
])('%s lies on %s', (path, type) => {
  expect(networkFileSystem(path, mountinfo)).toBe(type)
})

it('takes what it cannot read for local', () => {
  expect(networkFileSystem('/x', '')).toBeNull()
  expect(networkFileSystem('/x', 'garbage\n - \n1 2 3')).toBeNull()
})
