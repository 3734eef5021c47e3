import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'

configure({ useWebWorkers: false })

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Names of entries are not encrypted in a zip: they may say what the file is, and nothing of whom. */
const neutralName = /^[a-z]+(?:-[a-z]+)*\.(?:csv|xlsx|txt|json)$/

/**
 * Puts files into a zip, each encrypted with AES-256 (WinZip AE-2) by the passphrase. Throws where the passphrase is
 * empty or a name is not a neutral one: both are mistakes in this program, and what they would let out is personal.
 */
export async function zipEncrypted(files: readonly NamedFile[], passphrase: string): Promise<Uint8Array> {
  if (passphrase === '') throw new Error('A zip of personal data needs a passphrase.')
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    password: passphrase,
    encryptionStrength: 3,
    zipCrypto: false,
    extendedTimestamp: false,
    lastModDate: new Date(1980, 0, 1),
  })
  for (const file of files) {
    if (!neutralName.test(file.name)) throw new Error('A file in a zip may only say what it is, in its name.')
    await zip.add(file.name, new Uint8ArrayReader(file.bytes))
  }
  return await zip.close()
}
