// The look of Foyer: one accent, dense but calm, the same in light and dark. Colours are chosen for WCAG 2.2 AA on the
// surfaces they stand on; change one only with its contrast measured again.
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
  mergeThemeOverrides,
} from '@mantine/core'

const foyer: MantineColorsTuple = [
  '#e9f4f7',
  '#d2e6ec',
  '#a5cdd9',
  '#7ab6c8',
  '#56a1b7',
  '#3c92ab',
  '#2586a4',
  '#0f6e8c',
  '#075b75',
  '#00485e',
]

// Mantine's own red, orange and green are too pale to carry white words; the seventh of these does at 4.5 : 1.
const red: MantineColorsTuple = [
  '#fff1f0',
  '#ffe1df',
  '#fcc5c1',
  '#f6a09a',
  '#ea786f',
  '#d94e44',
  '#c6372c',
  '#b42318',
  '#931a11',
  '#74130b',
]

const orange: MantineColorsTuple = [
  '#fff4e8',
  '#ffe6cc',
  '#fccd9c',
  '#f5ae66',
  '#e98d35',
  '#d06f13',
  '#b85a05',
  '#9a4b00',
  '#7d3c00',
  '#602e00',
]

const green: MantineColorsTuple = [
  '#eaf7ef',
  '#d3eedd',
  '#a8dcbb',
  '#7bc797',
  '#53b077',
  '#36975c',
  '#27814a',
  '#1b6e3c',
  '#12582e',
  '#0a4221',
]

const system = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'

export const theme = createTheme({
  colors: { foyer, red, orange, green },
  primaryColor: 'foyer',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: system,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.375rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  headings: { fontFamily: system, fontWeight: '600' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Tooltip: { defaultProps: { openDelay: 400 } },
    Modal: {
      defaultProps: { transitionProps: { duration: 80 } },
      styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 600 } },
    },
    Popover: { defaultProps: { transitionProps: { duration: 60 } } },
    Menu: { defaultProps: { transitionProps: { duration: 60 } } },
  },
})

/** The look with the words that Mantine's own buttons need, in the language of the screen. */
export function themeInWords({ close }: { close: string }): MantineThemeOverride {
  const named = { defaultProps: { closeButtonProps: { 'aria-label': close } } }
  return mergeThemeOverrides(theme, createTheme({ components: { Modal: named, Notification: named } }))
}

/** Mantine's own greys for small print are too pale to read at a counter; these reach 4.5 : 1 on every surface of ours. */
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545b62',
    '--mantine-color-placeholder': '#646b72',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#0a5f7a',
    '--mantine-color-body': '#ffffff',
  },
  dark: {
    '--mantine-color-dimmed': '#aab0b6',
    '--mantine-color-placeholder': '#9aa0a6',
    '--mantine-color-error': '#ff9d96',
    '--mantine-color-anchor': '#7ab6c8',
  },
})
