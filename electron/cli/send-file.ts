import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileId } from '../../shared/domain/ids.ts'
import { type HubLine, newId } from './hub-line.ts'
import { Refused } from './refused.ts'

const pieceLength = 1024 * 1024

/** Hands a file to the store in pieces, as the window does. Throws `Refused` where it cannot be read. */
export async function sendFile(hub: HubLine, path: string): Promise<FileId> {
  const file = await open(path).catch(() => {
    throw new Refused(`The file ${path} could not be opened.`)
  })
  try {
    const stats = await file.stat()
    if (!stats.isFile()) throw new Refused(`${path} is not a file.`)
    const { size } = stats
    const fileId = FileId.parse(newId())
    await hub.ask('file.begin', { fileId, name: basename(path), size })
    for (let offset = 0; offset < size; ) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(pieceLength, size - offset)), 0, null, offset)
      if (bytesRead === 0) throw new Refused(`${path} became shorter while it was read. Nothing was imported.`)
      // Not a Buffer: the contract says Uint8Array, and so says every other shell.
      await hub.ask('file.piece', { fileId, offset, bytes: new Uint8Array(buffer.subarray(0, bytesRead)) })
      offset += bytesRead
    }
    return fileId
  } finally {
    await file.close()
  }
}
