// Everything the screen stands on: the look, the host; and in it the counter.
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { HostProvider } from '../host/HostContext.tsx'
import { RegionBoundary } from '../ui/RegionBoundary.tsx'
import { readableColours, themeInWords } from '../ui/theme.ts'
import { Counter } from './Counter.tsx'

// The look last used on this computer, so that the page does not flash before the clerk's own is known.
const lookKept = localStorageColorSchemeManager({ key: 'foyer.look' })

export function App() {
  const { t } = useTranslation('common')
  const close = t('close')
  const theme = useMemo(() => themeInWords({ close }), [close])
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
      </HostProvider>
    </MantineProvider>
  )
}
