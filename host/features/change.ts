// The stream of change notices.
import { host } from '../procedures.ts'

export const change = {
  stream: host.change.stream.handler(({ context: { world }, signal }) => world.changes.listen(signal)),
}
