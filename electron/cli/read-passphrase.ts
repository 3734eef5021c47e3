import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { Refused } from './refused.ts'

export interface PassphraseSource {
  /** `--passphrase-file`: its first line. */
  readonly file: string | undefined
  /** The name of the environment variable. */
  readonly variable: string
  /** What the prompt says. */
  readonly prompt: string
}

/** A passphrase from a file or the environment, or null where neither gives one. Throws `Refused`. */
export async function givenPassphrase({ file, variable }: Omit<PassphraseSource, 'prompt'>): Promise<string | null> {
  return (file === undefined ? process.env[variable] : await firstLine(file)) || null
}

/** A passphrase from a file, the environment, or a prompt that shows nothing of it; in this order. Throws `Refused`. */
export async function readPassphrase({ file, variable, prompt }: PassphraseSource): Promise<string> {
  const given = await givenPassphrase({ file, variable })
  if (given !== null) return given
  if (!process.stdin.isTTY) {
    throw new Refused(`A passphrase is needed: set ${variable}, or name a file with --passphrase-file.`)
  }
  return promptFor(prompt)
}

async function firstLine(file: string): Promise<string> {
  try {
    const text = await readFile(file, 'utf8')
    return text.split(/\r?\n/)[0] ?? ''
  } catch {
    throw new Refused(`The passphrase file ${file} could not be read.`)
  }
}

function promptFor(prompt: string): Promise<string> {
  process.stderr.write(`${prompt}: `)
  // readline echoes to its output, and this one keeps everything to itself.
  const silent = new Writable({ write: (_piece, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve, reject) => {
    reader.once('line', (line) => {
      reader.close()
      process.stderr.write('\n')
      resolve(line)
    })
    reader.once('SIGINT', () => {
      reader.close()
      process.stderr.write('\n')
      reject(new Refused('Cancelled: nothing was done.'))
    })
  })
}
