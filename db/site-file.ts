import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { SiteId } from '../shared/domain/ids.ts'
import { idOf } from '../shared/domain/new-id.ts'
import { ok, type Result } from '../shared/result.ts'
import { failOnDisk } from './disk-errors.ts'
import type { Surroundings } from './handles.ts'
import { storePaths } from './store-paths.ts'
import { writeAtomically } from './write-atomically.ts'

/**
 * `site.json` beside the database says which installation writes to it: site id, the machine's and the file's identity, and
 * a mark, the last event that this site wrote (DESIGN §4).
 *
 * Two machines that wrote under one site id would give different events the same number, and no exchange could tell them
 * apart. So whenever this file does not prove that the database is the one that this machine last wrote to, the site begins
 * anew under another id. That costs nothing: what was written before stays under the old one. Only the contrary would.
 */
export type SiteCheck =
  | { readonly newSite: false; readonly site: SiteId }
  | {
      readonly newSite: true
      readonly reason: NewSiteReason
      /** The site that wrote here before, where it is known. */
      readonly succeeds: SiteId | null
      /** Numbers of events that the mark promises and the database does not hold. */
      readonly missing: { readonly fromSeq: number; readonly toSeq: number } | null
      /** For people: what was found, what was kept, what to do. */
      readonly sentence: string
    }

export type NewSiteReason = 'noSiteFile' | 'anotherComputer' | 'anotherFile' | 'behindMark' | 'otherHistory'

/** The last event that a site wrote. */
export interface Mark {
  readonly seq: number
  readonly hash: Uint8Array
}

/**
 * Compares `site.json` with the machine, the file and the log. Never fails: a file that is missing, torn or unreadable is
 * one that proves nothing.
 */
export function checkSite(folder: string, database: Database.Database): SiteCheck {
  const paths = storePaths(folder)
  const file = readSiteFile(paths.site)
  if (!file) {
    const sentence =
      'The file site.json was missing or damaged. Nothing recorded was lost; this computer goes on under a new machine name.'
    return { newSite: true, reason: 'noSiteFile', succeeds: null, missing: null, sentence }
  }
  const { site, marks } = file
  const succeeding = { newSite: true, succeeds: site } as const
  const against = compareMarks(database, site, marks)
  if (typeof against === 'object') {
    const count = against.toSeq - against.fromSeq + 1
    const things = count === 1 ? '1 thing that was' : `${count.toLocaleString('en-GB')} things that were`
    const sentence = `The hub’s file is older than this computer’s last work in it: ${things} recorded here last (numbers ${against.fromSeq} to ${against.toSeq}) ${count === 1 ? 'is' : 'are'} not in it, because the file was restored, copied, or damaged. Everything else was kept. Look through the last calls and enter again what is missing, or exchange with another computer that may have it.`
    return { ...succeeding, reason: 'behindMark', missing: against, sentence }
  }
  if (against === 'otherHistory') {
    const sentence =
      'The hub’s file was worked on elsewhere under this computer’s machine name. Nothing was lost; this computer goes on under a new one. Run a check of the hub, and exchange with the other computer.'
    return { ...succeeding, reason: 'otherHistory', missing: null, sentence }
  }
  if (file.machine !== machineIdentity(site)) {
    const sentence =
      'This hub was copied here from another computer. Everything in it was kept; this computer goes on under a new machine name.'
    return { ...succeeding, reason: 'anotherComputer', missing: null, sentence }
  }
  if (!sameFile(file.file, fileIdentity(paths.database, database))) {
    const sentence =
      'The hub’s file was copied or put back from a backup. Everything in it was kept; this computer goes on under a new machine name.'
    return { ...succeeding, reason: 'anotherFile', missing: null, sentence }
  }
  return { newSite: false, site }
}

/** A new, random site id. */
export function newSiteId(surroundings: Surroundings): SiteId {
  return SiteId.parse(idOf(surroundings.bytes(16)))
}

/**
 * Writes `site.json` for a site that begins, before its first event, and gives the database file an identity of its own.
 * Fails with `diskFull` or `storeReadOnly`; nothing may then be written under that site.
 */
export function startSite(given: {
  folder: string
  database: Database.Database
  site: SiteId
  surroundings: Surroundings
}): Result<null> {
  const { folder, database, site, surroundings } = given
  const paths = storePaths(folder)
  try {
    database
      .prepare(
        "INSERT INTO meta (key, value) VALUES ('fileId', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      )
      .run(idOf(surroundings.bytes(16)))
    const head = {
      format: siteFormat,
      version: 1,
      site,
      machine: machineIdentity(site),
      file: fileIdentity(paths.database, database),
    }
    const noMark = ' '.repeat(markLength)
    const text = `${JSON.stringify(head).slice(0, -1)},\n"marks":[\n"${noMark}",\n"${noMark}"]}\n`
    writeAtomically(paths.site, text)
    return ok(null)
  } catch (error) {
    return failOnDisk(error)
  }
}

/** Keeps the mark of an open store. */
export interface MarkKeeper {
  /**
   * Remembers the last event written. Call it after each commit that holds events of this site. False where the disk would
   * not take it: the commit stands all the same, and the next call writes the newer mark.
   */
  keep(mark: Mark): boolean
  close(): void
}

/**
 * Opens `site.json` for keeping marks. A mark is overwritten in place, in one of two records in turn, each with a sum of
 * its own: that needs no room on the disk, and a torn write leaves the record before. It is not flushed: a mark that a
 * power cut loses is only older than the log, which is allowed, and the log itself is flushed at every commit.
 */
export function openMark(folder: string): MarkKeeper {
  const path = storePaths(folder).site
  let handle: number | null = null
  let offsets: readonly [number, number] | null = null
  let turn = 0
  try {
    const text = readFileSync(path, 'utf8')
    const at = text.indexOf('"marks":[\n"')
    if (at >= 0 && Buffer.byteLength(text) === text.length) {
      const start = at + '"marks":[\n"'.length
      offsets = [start, start + markLength + '",\n"'.length]
      const [first, second] = offsets.map((offset) => readMark(text.slice(offset, offset + markLength)))
      turn = (first?.seq ?? 0) > (second?.seq ?? 0) ? 1 : 0
      handle = openSync(path, 'r+')
    }
  } catch {
    handle = null // a read-only disk: there is nothing to mark either
  }
  return {
    keep(mark) {
      if (handle === null || offsets === null) return false
      try {
        const written = writeSync(
          handle,
          Buffer.from(showMark(mark), 'latin1'),
          0,
          markLength,
          offsets[turn === 0 ? 0 : 1],
        )
        turn = 1 - turn
        return written === markLength
      } catch {
        return false
      }
    },
    close() {
      if (handle !== null) closeSync(handle)
      handle = null
    },
  }
}

// ── the file ────────────────────────────────────────────────────────────────────────────────────────────────────────

const siteFormat = 'Stronger Together Hub site'
/** 16 digits of the number, 64 of the hash, 16 of the sum, two spaces between. */
const markLength = 16 + 1 + 64 + 1 + 16

const FileIdentity = z.strictObject({
  id: z.string(),
  /** The file's number in its folder's file system: a copy has another. */
  inode: z.string(),
  /** Nanoseconds since 1970; null where the file system keeps none. */
  born: z.string().nullable(),
})
type FileIdentity = z.infer<typeof FileIdentity>

const SiteFile = z.object({
  format: z.literal(siteFormat),
  version: z.literal(1),
  site: SiteId,
  machine: z.string(),
  file: FileIdentity,
  marks: z.tuple([z.string(), z.string()]),
})

function readSiteFile(path: string): { site: SiteId; machine: string; file: FileIdentity; marks: Mark[] } | null {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
  const read = SiteFile.safeParse(json)
  if (!read.success) return null
  const { site, machine, file, marks } = read.data
  const kept = marks.map(readMark).filter((mark) => mark !== null)
  // Both records written, and neither legible: what was promised is not known, so nothing is proved.
  if (kept.length === 0 && marks.some((text) => text.trim() !== '')) return null
  return { site, machine, file, marks: kept }
}

function showMark(mark: Mark): string {
  const text = `${String(mark.seq).padStart(16, '0')} ${Buffer.from(mark.hash).toString('hex')}`
  return `${text} ${sumOf(text)}`
}

function readMark(text: string): Mark | null {
  const match = /^(\d{16}) ([0-9a-f]{64}) ([0-9a-f]{16})$/.exec(text)
  if (!match?.[1] || !match[2] || sumOf(text.slice(0, 81)) !== match[3]) return null
  return { seq: Number(match[1]), hash: Buffer.from(match[2], 'hex') }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Every mark that was kept must be in the log, with its hash: both records are facts, not only the newer. */
function compareMarks(
  database: Database.Database,
  site: SiteId,
  marks: readonly Mark[],
): 'holds' | 'otherHistory' | { fromSeq: number; toSeq: number } {
  const last =
    database.prepare<[string], number | null>('SELECT max(seq) FROM event WHERE site = ?').pluck().get(site) ?? 0
  const promised = Math.max(0, ...marks.map((mark) => mark.seq))
  if (last < promised) return { fromSeq: last + 1, toSeq: promised }
  const hashAt = database.prepare<[string, number], Buffer>('SELECT hash FROM event WHERE site = ? AND seq = ?').pluck()
  return marks.every((mark) => hashAt.get(site, mark.seq)?.equals(mark.hash)) ? 'holds' : 'otherHistory'
}

// ── identities ──────────────────────────────────────────────────────────────────────────────────────────────────────

function fileIdentity(path: string, database: Database.Database): FileIdentity {
  const id =
    database.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get('fileId') ?? 'no identity'
  const { ino, birthtimeNs, ctimeNs } = statSync(path, { bigint: true })
  // Where a file system keeps no time of birth, the time of the last change stands in for it, and proves nothing.
  return { id, inode: String(ino), born: birthtimeNs > 0n && birthtimeNs < ctimeNs ? String(birthtimeNs) : null }
}

function sameFile(a: FileIdentity, b: FileIdentity): boolean {
  return a.id === b.id && a.inode === b.inode && (a.born === null || b.born === null || a.born === b.born)
}

/** Hashed with the site's id, so that `site.json` does not tell which computer it is from. */
function machineIdentity(site: SiteId): string {
  return createHash('sha256').update(`${site}/${machineName()}`).digest('hex')
}

let knownMachineName: string | null = null

/** What the operating system calls this installation of itself; its name and network cards where it does not say. */
function machineName(): string {
  knownMachineName ??= operatingSystemId() ?? `${hostname()}/${networkCards()}`
  return knownMachineName
}

function operatingSystemId(): string | null {
  try {
    switch (process.platform) {
      case 'linux':
        return readFirst('/etc/machine-id', '/var/lib/dbus/machine-id')
      case 'darwin': {
        const registry = execFileSync('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], quietly)
        return /"IOPlatformUUID" = "([^"]+)"/.exec(registry)?.[1] ?? null
      }
      case 'win32': {
        const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography'
        const registry = execFileSync('reg.exe', ['query', key, '/v', 'MachineGuid', '/reg:64'], quietly)
        return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(registry)?.[1] ?? null
      }
      default:
        return null
    }
  } catch {
    return null
  }
}

const quietly: ExecFileSyncOptionsWithStringEncoding = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  timeout: 5000,
  windowsHide: true,
}

function readFirst(...paths: readonly string[]): string | null {
  for (const path of paths) {
    try {
      const text = readFileSync(path, 'utf8').trim()
      if (text !== '') return text
    } catch {
      // the next one
    }
  }
  return null
}

function networkCards(): string {
  const cards = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return [...new Set(cards.filter((card) => !card.internal).map((card) => card.mac))].toSorted().join(',')
}
