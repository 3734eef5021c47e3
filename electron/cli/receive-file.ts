import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { OutgoingFile } from '../../shared/domain/import.ts'
import type { HubLine } from './hub-line.ts'
import { Refused } from './refused.ts'

/** Writes a file that the store made into a folder, whole or not at all, for this user only. Answers its path. */
export async function receiveFile(hub: HubLine, { fileId, name }: OutgoingFile, folder: string): Promise<string> {
  const path = join(resolve(folder), basename(name))
  const unfinished = `${path}.unfinished`
  try {
    await mkdir(folder, { recursive: true })
    const file = await open(unfinished, 'w', 0o600)
    try {
      for (let offset = 0; ; ) {
        const { bytes } = await hub.ask('file.read', { fileId, offset })
        if (bytes.length === 0) break
        await file.write(bytes)
        offset += bytes.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    return path
  } catch (error) {
    await rm(unfinished, { force: true })
    if (error instanceof Refused) throw error
    throw new Refused(`${path} could not be written: is the disk full, or the folder read-only?`)
  }
}
