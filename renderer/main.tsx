// Where the page begins: texts first, then the keys, then the screen.
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/look.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts } from './i18n/start.ts'
import { listenForKeys } from './keys/keys.ts'
import { App } from './shell/App.tsx'

await startTexts()
listenForKeys()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element "root"')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
