// The keys of the places, written on the rail and registered by the desk.
export const placeKeys = { find: 'F2', guest: 'F3', cases: 'F8', printer: 'F9', setup: 'F10' } as const
