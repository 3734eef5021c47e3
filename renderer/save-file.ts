import { downloadPath } from '../shared/bridge.ts'
import type { OutgoingFile } from '../shared/domain/import.ts'

/** Has the shell save a file that the store made. A file can be fetched once; after that it is forgotten. */
export function saveFile(file: OutgoingFile): void {
  const link = document.createElement('a')
  link.href = downloadPath(file.fileId)
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
}
