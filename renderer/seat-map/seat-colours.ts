// The map's colours for the light and the dark screen. Shape says the state; colour only repeats it, and tells the price
// categories apart in hues that remain different for colour-blind eyes. Outlines keep 3:1 against the ground (WCAG 1.4.11).

export type SeatColours = {
  ground: string
  text: string
  faintText: string
  stage: string
  stageEdge: string
  accent: string
  accentEdge: string
  onAccent: string
  taken: string
  takenMark: string
  reserved: string
  reservedEdge: string
  edge: string
  ring: string
  seat: string
  categories: readonly { edge: string; fill: string }[]
}

/** @param accent fills chosen seats, `accentEdge` outlines them: on the dark screen a filled seat alone would sink in. */
export function seatColours(scheme: 'light' | 'dark', accent: string, accentEdge: string): SeatColours {
  return { ...(scheme === 'dark' ? dark : light), accent, accentEdge }
}

export function colourOfCategory(colours: SeatColours, index: number): { edge: string; fill: string } {
  return colours.categories[index % colours.categories.length] ?? { edge: colours.edge, fill: colours.seat }
}

const light: Omit<SeatColours, 'accent' | 'accentEdge'> = {
  ground: '#ffffff',
  text: '#212529',
  faintText: '#5c636a',
  stage: '#e9ecef',
  stageEdge: '#adb5bd',
  onAccent: '#ffffff',
  taken: '#d0d4d9',
  takenMark: '#6b7280',
  reserved: '#f5c04a',
  reservedEdge: '#8a6100',
  edge: '#7b8289',
  ring: '#212529',
  seat: '#ffffff',
  categories: [
    { edge: '#364fc7', fill: '#e7ebff' },
    { edge: '#9c36b5', fill: '#f7e8fb' },
    { edge: '#b04e00', fill: '#fdeedd' },
    { edge: '#2b7a3b', fill: '#e3f5e6' },
    { edge: '#a61e4d', fill: '#fde6ee' },
    { edge: '#5c4a37', fill: '#f1ebe4' },
  ],
}

const dark: Omit<SeatColours, 'accent' | 'accentEdge'> = {
  ground: '#1a1b1e',
  text: '#e9ecef',
  faintText: '#a6adb4',
  stage: '#2c2e33',
  stageEdge: '#5c5f66',
  onAccent: '#ffffff',
  taken: '#3b3e44',
  takenMark: '#868c94',
  reserved: '#b98000',
  reservedEdge: '#f2c04e',
  edge: '#7d838b',
  ring: '#ffffff',
  seat: '#25262b',
  categories: [
    { edge: '#91a7ff', fill: '#262f52' },
    { edge: '#d98bf0', fill: '#3d2446' },
    { edge: '#f0a55a', fill: '#45301a' },
    { edge: '#74d687', fill: '#1e3d26' },
    { edge: '#f58bb2', fill: '#46222f' },
    { edge: '#cdb9a3', fill: '#3b332b' },
  ],
}
