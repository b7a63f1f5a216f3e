// The desktop around the window: message boxes a test answers, the application menu, light or dark.
import { command, report } from './control.ts'
import { readOptions } from './options.ts'

const open: ((response: number) => void)[] = []

export const dialog = {
  showMessageBox: (box: { message: string; detail: string; buttons: string[] }) =>
    new Promise<{ response: number }>((resolve) => {
      open.push((response) => resolve({ response }))
      report('message-box', box)
    }),
}

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => report('menu', menu),
}

export const nativeTheme = { shouldUseDarkColors: readOptions().isDark }

command('press', (button: number) => {
  const press = open.shift()
  if (!press) throw new Error('No message box is open.')
  press(button)
})
