// Loaded into the host before anything else: the first two papers go to a disk that fails in the middle, so that nobody
// knows whether they came out.
import { open } from 'node:fs/promises'
import { devNull } from 'node:os'

const sample = await open(devNull)
const handle = Object.getPrototypeOf(sample)
await sample.close()

const { appendFile } = handle
let left = 2

handle.appendFile = function (data, ...rest) {
  const isPaper = typeof data === 'string' && data.includes('"jobId"')
  if (!isPaper || left === 0) return appendFile.call(this, data, ...rest)
  left -= 1
  return Promise.reject(Object.assign(new Error('the disk failed in the middle'), { code: 'EIO' }))
}
