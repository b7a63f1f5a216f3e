// Being written: see host/import.
import { ORPCError } from '@orpc/server'
import { host } from '../procedures.ts'

const notYet = () => {
  throw new ORPCError('NOT_IMPLEMENTED')
}

export const fileImport = {
  begin: host.fileImport.begin.handler(notYet),
  upload: host.fileImport.upload.handler(notYet),
  preview: host.fileImport.preview.handler(notYet),
  start: host.fileImport.start.handler(notYet),
  stop: host.fileImport.stop.handler(notYet),
  progress: host.fileImport.progress.handler(notYet),
  report: host.fileImport.report.handler(notYet),
}
