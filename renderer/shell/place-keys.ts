// The keys of the places, written on the rail and registered by the desk.
export const placeKeys = {
  find: 'F2',
  guest: 'F3',
  lists: 'F6',
  shift: 'F7',
  cases: 'F8',
  printer: 'F9',
  setup: 'F10',
} as const
