// `npm run build`: the page, the host and the Electron shell into dist/.
import { bundles, makeBundle } from './bundles.ts'

for (const bundle of bundles) console.log(`${bundle.name}: ${await makeBundle(bundle)}`)
