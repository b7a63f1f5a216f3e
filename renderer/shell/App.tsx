// Everything the screen stands on: the look, notices, the host; and in it the counter.
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { HostProvider } from '../host/HostContext.tsx'
import { RegionBoundary } from '../ui/RegionBoundary.tsx'
import { readableColours, theme } from '../ui/theme.ts'
import { Counter } from './Counter.tsx'

// The look last used on this computer, so that the page does not flash before the clerk's own is known.
const lookKept = localStorageColorSchemeManager({ key: 'foyer.look' })

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableColours}
      colorSchemeManager={lookKept}
      defaultColorScheme="auto"
    >
      <HostProvider>
        <RegionBoundary region="counter">
          <Counter />
        </RegionBoundary>
        <Notifications position="bottom-center" limit={3} />
      </HostProvider>
    </MantineProvider>
  )
}
