// A stand-in for the `electron` module, as far as Foyer uses it: what the machine without the binary runs the built shell
// against. It is faithful where a mistake would hurt (a port that must be started, a scheme that must be registered in
// time, a quit that can be held up) and simple everywhere else. It is no proof that Electron does the same.
export { app } from './app.ts'
export { BrowserWindow, ipcMain, protocol, session } from './browser-window.ts'
export { dialog, Menu, nativeTheme } from './desktop.ts'
export { MessageChannelMain } from './message-port-main.ts'
export { utilityProcess } from './utility-process.ts'
export { safeStorage } from './vault.ts'
