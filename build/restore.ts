// `npm run restore -- …`: brings a counter back from a backup and its black box.
import { runHostCommand } from './host-command.ts'

process.exitCode = await runHostCommand('restore', process.argv.slice(2))
