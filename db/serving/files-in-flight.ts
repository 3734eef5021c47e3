import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { FileId } from '../../shared/domain/ids.ts'
import type { OutgoingFile } from '../../shared/domain/import.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { failOnDisk } from '../disk-errors.ts'
import { storePaths } from '../store-paths.ts'
import type { MadeFile } from './worker-messages.ts'

/** The largest file that is taken in: a list of a million people is a tenth of it. */
const largestFile = 4_000_000_000
/** How much of an outgoing file crosses at a time. */
const pieceSize = 256 * 1024

interface Incoming {
  readonly name: string
  readonly size: number
  readonly path: string
  readonly file: number
  received: number
}

/**
 * Files on their way in and out, of one connection. One that comes in lies in the staging folder, for this user only, until
 * its import has read it; one that goes out is kept in memory until it has been fetched.
 */
export class FilesInFlight {
  readonly #folder: () => string
  readonly #incoming = new Map<FileId, Incoming>()
  readonly #outgoing = new Map<FileId, MadeFile>()

  /** @param folder the folder of the hub that is open */
  constructor(folder: () => string) {
    this.#folder = folder
  }

  begin(input: { fileId: FileId; name: string; size: number }): Result<null> {
    if (input.size > largestFile)
      return fail('tooLarge', 'This file is larger than any list can be. Nothing was changed.')
    const path = join(storePaths(this.#folder()).staging, `incoming-${input.fileId}`)
    try {
      mkdirSync(storePaths(this.#folder()).staging, { recursive: true, mode: 0o700 })
      const file = openSync(path, 'w', 0o600)
      this.#incoming.set(input.fileId, { name: input.name, size: input.size, path, file, received: 0 })
      return ok(null)
    } catch (error) {
      return failOnDisk(error)
    }
  }

  piece(input: { fileId: FileId; offset: number; bytes: Uint8Array }): Result<null> {
    const incoming = this.#incoming.get(input.fileId)
    if (!incoming) return lost
    if (input.offset !== incoming.received || input.offset + input.bytes.length > incoming.size) {
      return fail('badFile', 'The file did not arrive whole. Nothing was changed. Choose it again.')
    }
    try {
      writeSync(incoming.file, input.bytes)
      incoming.received += input.bytes.length
      return ok(null)
    } catch (error) {
      return failOnDisk(error)
    }
  }

  /** A file that has wholly arrived. */
  whole(fileId: FileId): Result<{ path: string; name: string }> {
    const incoming = this.#incoming.get(fileId)
    if (!incoming) return lost
    if (incoming.received !== incoming.size) {
      return fail('badFile', 'The file did not arrive whole. Nothing was changed. Choose it again.')
    }
    return ok({ path: incoming.path, name: incoming.name })
  }

  /** Removes a file that came in, once it has been read. */
  drop(fileId: FileId): void {
    const incoming = this.#incoming.get(fileId)
    if (!incoming) return
    this.#incoming.delete(fileId)
    closeSync(incoming.file)
    rmSync(incoming.path, { force: true })
  }

  /** Keeps a made file until it is fetched. */
  offer(fileId: FileId, made: MadeFile): OutgoingFile {
    this.#outgoing.set(fileId, made)
    return { fileId, name: made.name, mediaType: made.mediaType, size: made.bytes.length }
  }

  /** A piece of an outgoing file; it is forgotten once its end has been read. */
  read(fileId: FileId, offset: number): Result<Omit<OutgoingFile, 'fileId'> & { bytes: Uint8Array }> {
    const made = this.#outgoing.get(fileId)
    if (!made) return fail('notFound', 'This file was fetched already, or the program was started anew. Make it again.')
    const bytes = made.bytes.slice(offset, offset + pieceSize)
    if (bytes.length === 0) this.#outgoing.delete(fileId)
    return ok({ name: made.name, mediaType: made.mediaType, size: made.bytes.length, bytes })
  }

  clear(): void {
    for (const fileId of [...this.#incoming.keys()]) this.drop(fileId)
    this.#outgoing.clear()
  }
}

const lost = fail('notFound', 'The file has to be chosen again. Nothing was changed.')
