import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { hashRawSync } from '@node-rs/argon2'
import { z } from 'zod'
import { StaffId } from '../shared/domain/ids.ts'
import { idOf } from '../shared/domain/new-id.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { failOnDisk } from './disk-errors.ts'
import type { Surroundings } from './handles.ts'
import { lettersAsSpoken, makeRecoveryKey, readRecoveryKey, spokenLetters } from './recovery-key.ts'
import { storePaths } from './store-paths.ts'
import { writeAtomically } from './write-atomically.ts'

/**
 * The keyring (DESIGN §4): the random key of the database, wrapped once per member of staff by a key made from their
 * passphrase, and once by the recovery key. It lies beside the database. Without a passphrase or the recovery key there is
 * no data. (The idea is that of LUKS key slots.)
 *
 * Keys, salts and nonces come from the machine's own chance, never from `Surroundings`, which a test or the demo may seed.
 *
 * A slot that is removed no longer opens this keyring; it cannot take back a copy of the keyring that somebody made before.
 */
declare const databaseKey: unique symbol
/** 32 bytes that open the database. Held only while somebody is signed in; see `forgetKey`. */
export type DatabaseKey = Uint8Array & { readonly [databaseKey]: true }

export interface SlotView {
  readonly staffId: StaffId
  readonly name: string
  readonly mustChange: boolean
}

/** What may be known without a passphrase: what the sign-in page shows. */
export interface KeyringView {
  readonly hubName: string
  readonly sample: boolean
  readonly staff: readonly SlotView[]
  /** Whole seconds until a passphrase may be tried again. */
  readonly waitSeconds: number
}

/**
 * Makes the keyring of a new store, with its first slot. The recovery key is not kept anywhere: it is shown once.
 * Fails with `storeExists`, `diskFull` or `storeReadOnly`.
 */
export function createKeyring(given: {
  folder: string
  hubName: string
  sample: boolean
  staffId: StaffId
  name: string
  passphrase: string
  /** Makes what the key opens; where it fails, no keyring is written. */
  before?: (key: DatabaseKey) => Result<null>
}): Result<{ key: DatabaseKey; recoveryKey: string }> {
  const { folder, hubName, sample, staffId, name, passphrase, before } = given
  if (existsSync(storePaths(folder).keyring)) {
    return fail('storeExists', 'There is a hub in this folder already. Nothing was changed. Choose another folder.')
  }
  const key = new Uint8Array(randomBytes(32)) as DatabaseKey
  const keyringId = idOf(randomBytes(16))
  const recovery = makeRecoveryKey()
  const keyring: Keyring = {
    format: keyringFormat,
    version: 1,
    keyringId,
    hubName,
    sample,
    keyCheck: keyCheckOf(key),
    slots: [makeSlot({ keyringId, key, staffId, name, passphrase, mustChange: false })],
    recovery: wrap(key, recoveryWrappingKey(recovery.bytes, keyringId), `${keyringId}/recovery`),
    tries: noTries,
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    return failOnDisk(error)
  }
  const prepared = before?.(key) ?? ok(null)
  if (!prepared.ok) return prepared
  const written = writeKeyring(folder, keyring)
  return written.ok ? ok({ key, recoveryKey: recovery.text }) : written
}

/** What the sign-in page shows. Fails with `noStore` where there is no keyring, `storeCorrupt` or `storeNewer`. */
export function viewKeyring(folder: string, surroundings: Surroundings): Result<KeyringView> {
  const read = readKeyring(folder)
  if (!read.ok) return read
  const { hubName, sample, slots } = read.value
  return ok({
    hubName,
    sample,
    staff: slots.map(({ staffId, name, mustChange }) => ({ staffId, name, mustChange })),
    waitSeconds: Math.ceil(millisecondsToWait(folder, read.value, surroundings.now()) / 1000),
  })
}

/**
 * Opens a slot. Fails with `notFound` (no slot here), `wrongPassphrase`, or `waitLonger`, where wrong passphrases came
 * before: 1, 2, 4 … seconds, up to 5 minutes. The wait outlives a restart. It keeps an honest person from hammering and a
 * passer-by from guessing; one who can copy the keyring is held off only by the cost of argon2id.
 */
export function openWithPassphrase(given: {
  folder: string
  staffId: StaffId
  passphrase: string
  surroundings: Surroundings
}): Result<{ key: DatabaseKey; mustChange: boolean }> {
  const { folder, staffId, passphrase, surroundings } = given
  const read = readKeyring(folder)
  if (!read.ok) return read
  const keyring = read.value
  const wait = Math.ceil(millisecondsToWait(folder, keyring, surroundings.now()) / 1000)
  if (wait > 0) {
    return fail('waitLonger', `Wait ${seconds(wait)} before trying again, because a wrong passphrase was entered.`)
  }
  const slot = keyring.slots.find((one) => one.staffId === staffId)
  if (!slot) return noSlot
  const key = openSlot(keyring, slot, passphrase)
  if (key) {
    if (triesOf(folder, keyring).failures > 0) keepTries(folder, keyring, noTries)
    return ok({ key, mustChange: slot.mustChange })
  }
  const failures = triesOf(folder, keyring).failures + 1
  const from = surroundings.now()
  const pause = Math.min(longestWait, 1000 * 2 ** Math.min(failures - 1, 20))
  keepTries(folder, keyring, { failures, from, until: from + pause })
  return fail(
    'wrongPassphrase',
    `That is not the passphrase of ${slot.name}. Nothing was lost. You can try again in ${seconds(pause / 1000)}.`,
    'passphrase',
  )
}

/**
 * Opens the keyring with the recovery key, as it was printed: any case, spaces or hyphens, O for 0, I or L for 1. Fails with
 * `wrongPassphrase`, naming the group that was mistyped where one was. There is no wait: 160 random bits are not guessed.
 */
export function openWithRecovery(folder: string, recoveryKey: string): Result<{ key: DatabaseKey }> {
  const read = readKeyring(folder)
  if (!read.ok) return read
  const typed = readRecoveryKey(recoveryKey)
  if (!typed.ok) return typed
  const { keyringId, recovery } = read.value
  const key = unwrap(recovery, recoveryWrappingKey(typed.value, keyringId), `${keyringId}/recovery`)
  if (!key) {
    return fail(
      'wrongPassphrase',
      'That is the recovery key of another hub. Nothing was changed. Look for the one that was printed when this hub was set up.',
      'recoveryKey',
    )
  }
  return ok({ key })
}

/**
 * Gives somebody a slot on this machine, or a new passphrase in place of the one they had. The key shows that whoever asks
 * is signed in. Fails with `diskFull` or `storeReadOnly`, and the keyring is as it was.
 */
export function addSlot(given: {
  folder: string
  key: DatabaseKey
  staffId: StaffId
  name: string
  passphrase: string
  mustChange: boolean
}): Result<null> {
  const read = readKeyring(given.folder)
  if (!read.ok) return read
  const keyring = read.value
  if (!isKeyOf(keyring, given.key)) return fail('notAllowed', 'Sign in again: this hub was opened with another key.')
  const slot = makeSlot({ ...given, keyringId: keyring.keyringId })
  const others = keyring.slots.filter((one) => one.staffId !== given.staffId)
  const position = keyring.slots.findIndex((one) => one.staffId === given.staffId)
  return writeKeyring(given.folder, {
    ...keyring,
    slots: position < 0 ? [...others, slot] : others.toSpliced(position, 0, slot),
  })
}

/** Changes a passphrase by its holder, who gives the old one. Fails as `openWithPassphrase` and `addSlot` do. */
export function changePassphrase(given: {
  folder: string
  staffId: StaffId
  old: string
  new: string
  surroundings: Surroundings
}): Result<null> {
  const { folder, staffId, surroundings } = given
  const opened = openWithPassphrase({ folder, staffId, passphrase: given.old, surroundings })
  if (!opened.ok)
    return opened.error.code === 'wrongPassphrase' ? fail('wrongPassphrase', opened.error.message, 'old') : opened
  if (given.new.normalize('NFKC') === given.old.normalize('NFKC')) {
    return fail('invalid', 'Choose a passphrase that is not the one you have now.', 'new')
  }
  const view = viewKeyring(folder, surroundings)
  if (!view.ok) return view
  const name = view.value.staff.find((one) => one.staffId === staffId)?.name ?? ''
  return addSlot({
    folder,
    key: opened.value.key,
    staffId,
    name,
    passphrase: given.new,
    mustChange: false,
  })
}

/** Takes somebody's slot away. It is no failure where they had none: a removal may arrive twice. */
export function removeSlot(folder: string, staffId: StaffId): Result<null> {
  return change(folder, (keyring) => ({
    ...keyring,
    slots: keyring.slots.filter((slot) => slot.staffId !== staffId),
  }))
}

/** Shows somebody under another name on the sign-in page. */
export function renameSlot(folder: string, staffId: StaffId, name: string): Result<null> {
  return change(folder, (keyring) => ({
    ...keyring,
    slots: keyring.slots.map((slot) => (slot.staffId === staffId ? { ...slot, name } : slot)),
  }))
}

/** Shows the hub under another name on the sign-in page. */
export function renameHub(folder: string, hubName: string): Result<null> {
  return change(folder, (keyring) => ({ ...keyring, hubName }))
}

/**
 * A passphrase to be read out or handed over once, and changed at the first sign-in: 80 random bits as `K7Q4-F29X-M3TB-8WZR`.
 * It may be typed in any case, with or without the hyphens.
 */
export function oneTimePassphrase(): string {
  let letters = ''
  for (const byte of randomBytes(16)) letters += spokenLetters.charAt(byte % 32)
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** Overwrites the key in memory. Call it when the store is locked. */
export function forgetKey(key: DatabaseKey): void {
  key.fill(0)
}

// ── the file ────────────────────────────────────────────────────────────────────────────────────────────────────────

const keyringFormat = 'Stronger Together Hub keyring'
const longestWait = 5 * 60_000

const base64 = z.base64().max(200)
const Wrapped = z.strictObject({ nonce: base64, wrapped: base64 })
/** Bounded, so that a tampered file cannot ask for all of the machine's memory. */
const Cost = z.strictObject({
  memoryKiB: z.int().min(8).max(1_048_576),
  passes: z.int().min(1).max(20),
  lanes: z.int().min(1).max(16),
})
const Slot = z.strictObject({
  staffId: StaffId,
  name: z.string().max(200),
  mustChange: z.boolean(),
  salt: base64,
  argon2id: Cost,
  key: Wrapped,
})
type Slot = z.infer<typeof Slot>
const Tries = z.strictObject({ failures: z.int().nonnegative(), from: z.number(), until: z.number() })
type Tries = z.infer<typeof Tries>
const Keyring = z.strictObject({
  format: z.literal(keyringFormat),
  version: z.literal(1),
  keyringId: z.string().regex(/^[0-9a-f]{32}$/),
  hubName: z.string().max(200),
  sample: z.boolean(),
  keyCheck: base64,
  slots: z.array(Slot).max(2000),
  recovery: Wrapped,
  tries: Tries,
})
type Keyring = z.infer<typeof Keyring>

const noTries: Tries = { failures: 0, from: 0, until: 0 }
const noSlot = fail(
  'notFound',
  'That person has no passphrase on this computer. Ask an administrator who is signed in here to give them one.',
)

function readKeyring(folder: string): Result<Keyring> {
  const path = storePaths(folder).keyring
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (!existsSync(path)) return fail('noStore', 'There is no hub in this folder yet.')
    return failOnDisk(error)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return damagedKeyring
  }
  const read = Keyring.safeParse(json)
  if (read.success) return ok(read.data)
  const named = z.object({ format: z.literal(keyringFormat), version: z.number().min(2) }).safeParse(json)
  return named.success ? newerKeyring : damagedKeyring
}

const damagedKeyring = fail(
  'storeCorrupt',
  'The file keyring.json of this hub is damaged, so no passphrase can open it. The residents’ records themselves are untouched. Put back a copy of keyring.json from a backup of the folder, then open the program again.',
)
const newerKeyring = fail(
  'storeNewer',
  'This hub was last opened by a newer version of the program. Nothing was changed. Install the newer version to open it.',
)

function change(folder: string, changed: (keyring: Keyring) => Keyring): Result<null> {
  const read = readKeyring(folder)
  return read.ok ? writeKeyring(folder, changed(read.value)) : read
}

function writeKeyring(folder: string, keyring: Keyring): Result<null> {
  try {
    writeAtomically(storePaths(folder).keyring, `${JSON.stringify(keyring, null, 2)}\n`)
    return ok(null)
  } catch (error) {
    return failOnDisk(error)
  }
}

// ── waiting after a wrong passphrase ────────────────────────────────────────────────────────────────────────────────

/** Where the disk would not take it: this process remembers. */
const unwrittenTries = new Map<string, Tries>()

function triesOf(folder: string, keyring: Keyring): Tries {
  return unwrittenTries.get(folder) ?? keyring.tries
}

function keepTries(folder: string, keyring: Keyring, tries: Tries): void {
  if (writeKeyring(folder, { ...keyring, tries }).ok) unwrittenTries.delete(folder)
  else unwrittenTries.set(folder, tries)
}

/**
 * How long is left to wait. A clock that was set back would make the wait longer than it is, or, set back by hand, would
 * not be believed at all: the wait begins again from the clock as it is now, at its own length.
 */
function millisecondsToWait(folder: string, keyring: Keyring, now: number): number {
  const tries = triesOf(folder, keyring)
  const length = Math.min(tries.until - tries.from, longestWait)
  if (tries.failures === 0 || length <= 0) return 0
  if (now < tries.from) {
    keepTries(folder, keyring, { ...tries, from: now, until: now + length })
    return length
  }
  return Math.max(0, Math.min(tries.from + length - now, length))
}

function seconds(count: number): string {
  if (count >= 120) return `${Math.ceil(count / 60)} minutes`
  return count === 1 ? '1 second' : `${count} seconds`
}

// ── wrapping ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** RFC 9106's second recommended choice: 64 MiB, 3 passes; one lane, because Node gives it one thread. */
const cost = { memoryKiB: 65_536, passes: 3, lanes: 1 }
/** Algorithm.Argon2id of @node-rs/argon2, whose const enum does not exist once types are stripped. */
const argon2id = 2

function makeSlot(given: {
  keyringId: string
  key: DatabaseKey
  staffId: StaffId
  name: string
  passphrase: string
  mustChange: boolean
}): Slot {
  const { keyringId, key, staffId, name, passphrase, mustChange } = given
  const salt = randomBytes(16)
  const wrapping = passphraseKey(canonicalPassphrase(passphrase, mustChange), salt, cost)
  return {
    staffId,
    name,
    mustChange,
    salt: salt.toString('base64'),
    argon2id: cost,
    key: wrap(key, wrapping, slotLabel(keyringId, staffId, mustChange)),
  }
}

function openSlot(keyring: Keyring, slot: Slot, passphrase: string): DatabaseKey | null {
  const wrapping = passphraseKey(
    canonicalPassphrase(passphrase, slot.mustChange),
    Buffer.from(slot.salt, 'base64'),
    slot.argon2id,
  )
  return unwrap(slot.key, wrapping, slotLabel(keyring.keyringId, slot.staffId, slot.mustChange))
}

/** Bound to the wrapped key, so that a slot cannot be passed off as another's, or as one that need not be changed. */
function slotLabel(keyringId: string, staffId: StaffId, mustChange: boolean): string {
  return `${keyringId}/${staffId}/${mustChange ? 'oneTime' : 'own'}`
}

function passphraseKey(passphrase: string, salt: Uint8Array, by: z.infer<typeof Cost>): Buffer {
  return hashRawSync(passphrase, {
    algorithm: argon2id,
    memoryCost: by.memoryKiB,
    timeCost: by.passes,
    parallelism: by.lanes,
    outputLen: 32,
    salt,
  })
}

/**
 * One form for what looks the same on every keyboard: NFKC; and a one-time passphrase in capitals with its hyphens, however
 * it was typed (O for 0, I or L for 1).
 */
function canonicalPassphrase(passphrase: string, oneTime: boolean): string {
  const text = passphrase.normalize('NFKC')
  if (!oneTime) return text
  const letters = lettersAsSpoken(text)
  const groups = letters.length === 16 ? letters.match(/.{4}/g) : null
  return groups ? groups.join('-') : text
}

function recoveryWrappingKey(bytes: Uint8Array, keyringId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, keyringId, 'Stronger Together Hub recovery key', 32))
}

function wrap(key: DatabaseKey, by: Uint8Array, label: string): z.infer<typeof Wrapped> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', by, nonce).setAAD(Buffer.from(label, 'utf8'))
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('base64'), wrapped: sealed.toString('base64') }
}

function unwrap(sealed: z.infer<typeof Wrapped>, by: Uint8Array, label: string): DatabaseKey | null {
  const bytes = Buffer.from(sealed.wrapped, 'base64')
  const nonce = Buffer.from(sealed.nonce, 'base64')
  if (bytes.length !== 48 || nonce.length !== 12) return null
  const decipher = createDecipheriv('aes-256-gcm', by, nonce, { authTagLength: 16 })
    .setAAD(Buffer.from(label, 'utf8'))
    .setAuthTag(bytes.subarray(32))
  try {
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(0, 32)), decipher.final()])) as DatabaseKey
  } catch {
    return null // the wrong passphrase, or a changed slot: GCM does not tell them apart
  }
}

function keyCheckOf(key: DatabaseKey): string {
  return createHmac('sha256', key).update('Stronger Together Hub key check').digest().subarray(0, 16).toString('base64')
}

function isKeyOf(keyring: Keyring, key: DatabaseKey): boolean {
  const expected = Buffer.from(keyring.keyCheck, 'base64')
  const given = Buffer.from(keyCheckOf(key), 'base64')
  return expected.length === given.length && timingSafeEqual(expected, given)
}
