// `npm run import -- …`: has the host read customers or a catalogue from files.
import { runHostCommand } from './host-command.ts'

process.exitCode = await runHostCommand('import', process.argv.slice(2))
