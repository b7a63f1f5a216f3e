// Hands a text to the clerk as a file, through the browser's own download.

export function saveText(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // Revoked in the next task: the download has taken its copy of the address by then.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
