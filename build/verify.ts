// `npm run verify -- …`: asks the host whether the journal and the data of a folder are whole.
import { runHostCommand } from './host-command.ts'

process.exitCode = await runHostCommand('verify', process.argv.slice(2))
