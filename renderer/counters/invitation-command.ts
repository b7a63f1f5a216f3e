// What is typed on the new machine to get in by an invitation.

/** As `npm start` reads it. */
export function invitationCommand({ serverUrl, invitation }: { serverUrl: string; invitation: string }): string {
  return `npm start -- --server ${serverUrl} --invitation ${invitation}`
}

/** The name in an address by which a machine means itself: no other machine reaches the server by it. Else undefined. */
export function ownMachineIn(serverUrl: string): string | undefined {
  const { hostname } = new URL(serverUrl)
  const isOwn = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
  return isOwn ? hostname : undefined
}
