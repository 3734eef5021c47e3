import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  addSlot,
  changePassphrase,
  createKeyring,
  forgetKey,
  oneTimePassphrase,
  openWithPassphrase,
  openWithRecovery,
  removeSlot,
  renameHub,
  renameSlot,
  viewKeyring,
} from '../../db/keyring.ts'
import { StaffId } from '../../shared/domain/ids.ts'
import { aFolder } from '../helpers/a-folder.ts'
import { aSmallDisk, canMount } from '../helpers/a-small-disk.ts'
import { codeOf, value } from '../helpers/a-store.ts'
import { fixedSurroundings } from '../helpers/fixed-surroundings.ts'

const priya = StaffId.parse('a'.repeat(32))
const tom = StaffId.parse('b'.repeat(32))
const passphrase = 'kettle orchard ferry lamp'

function aKeyring(folder = aFolder()) {
  const surroundings = fixedSurroundings()
  const made = value(
    createKeyring({ folder, hubName: 'Kingston', sample: false, staffId: priya, name: 'Priya', passphrase }),
  )
  const signIn = (staffId: StaffId, typed: string) =>
    openWithPassphrase({ folder, staffId, passphrase: typed, surroundings })
  return { folder, surroundings, ...made, signIn, path: join(folder, 'keyring.json') }
}

describe('the keyring', () => {
  test('a passphrase opens it, also after a restart, and the key is in no file', () => {
    const { folder, key, signIn, path, surroundings } = aKeyring()
    expect(value(signIn(priya, passphrase))).toEqual({ key, mustChange: false })
    const text = readFileSync(path, 'utf8')
    expect(text).not.toContain(Buffer.from(key).toString('base64'))
    expect(text).not.toContain(Buffer.from(key).toString('hex'))
    expect(value(viewKeyring(folder, surroundings))).toEqual({
      hubName: 'Kingston',
      sample: false,
      staff: [{ staffId: priya, name: 'Priya', mustChange: false }],
      waitSeconds: 0,
    })
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0)
  })

  test('the recovery key opens it as people type it, and says where it was mistyped', () => {
    const { folder, key, recoveryKey } = aKeyring()
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(value(openWithRecovery(folder, recoveryKey)).key).toEqual(key)
    const asTyped = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(value(openWithRecovery(folder, asTyped)).key).toEqual(key)

    const groups = recoveryKey.split('-')
    const third = groups[2] ?? ''
    const changed = (third.startsWith('A') ? 'B' : 'A') + third.slice(1)
    const mistyped = openWithRecovery(folder, groups.toSpliced(2, 1, changed).join('-'))
    expect(mistyped).toMatchObject({ ok: false, error: { code: 'wrongPassphrase' } })
    expect(mistyped.ok ? '' : mistyped.error.message).toContain('Group 3')
    expect(codeOf(openWithRecovery(folder, 'ABCDE'))).toBe('wrongPassphrase')
    expect(codeOf(openWithRecovery(folder, aKeyring().recoveryKey))).toBe('wrongPassphrase')
  })

  test('a wrong passphrase waits 1, 2, 4 … seconds, up to 5 minutes, loses nothing, and a right one ends it', () => {
    const { surroundings, signIn, folder } = aKeyring()
    const waits: number[] = []
    for (let attempt = 0; attempt < 11; attempt++) {
      expect(codeOf(signIn(priya, 'not this one'))).toBe('wrongPassphrase')
      const wait = value(viewKeyring(folder, surroundings)).waitSeconds
      waits.push(wait)
      surroundings.time += wait * 1000 - 1
      expect(codeOf(signIn(priya, passphrase))).toBe('waitLonger')
      surroundings.time += 1
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
    expect(codeOf(signIn(priya, passphrase))).toBe('ok')
    expect(codeOf(signIn(priya, 'not this one'))).toBe('wrongPassphrase')
    expect(value(viewKeyring(folder, surroundings)).waitSeconds).toBe(1)
  })

  test('a clock set back neither lengthens the wait beyond its own length nor ends it', () => {
    const { surroundings, signIn, folder } = aKeyring()
    for (let attempt = 0; attempt < 4; attempt++) {
      signIn(priya, 'not this one')
      surroundings.time += value(viewKeyring(folder, surroundings)).waitSeconds * 1000
    }
    signIn(priya, 'not this one') // 16 seconds
    surroundings.time -= 30 * 86_400_000
    expect(value(viewKeyring(folder, surroundings)).waitSeconds).toBe(16)
    expect(codeOf(signIn(priya, passphrase))).toBe('waitLonger')
    surroundings.time += 15_999
    expect(codeOf(signIn(priya, passphrase))).toBe('waitLonger')
    surroundings.time += 1
    expect(codeOf(signIn(priya, passphrase))).toBe('ok')
  })

  test('a slot is added with a one-time passphrase, changed by its holder, renamed and removed', () => {
    const { folder, key, signIn, surroundings } = aKeyring()
    const oneTime = oneTimePassphrase()
    expect(oneTime).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    value(addSlot({ folder, key, staffId: tom, name: 'Tom', passphrase: oneTime, mustChange: true }))
    expect(value(signIn(tom, oneTime.toLowerCase().replaceAll('-', '')))).toEqual({ key, mustChange: true })

    const next = 'seven green boats'
    expect(codeOf(changePassphrase({ folder, staffId: tom, old: oneTime, new: oneTime, surroundings }))).toBe('invalid')
    value(changePassphrase({ folder, staffId: tom, old: oneTime, new: next, surroundings }))
    expect(value(signIn(tom, next))).toEqual({ key, mustChange: false })
    expect(codeOf(signIn(tom, oneTime))).toBe('wrongPassphrase')
    surroundings.time += 60_000
    expect(codeOf(signIn(priya, passphrase))).toBe('ok')

    value(renameSlot(folder, tom, 'Thomas'))
    value(renameHub(folder, 'Kingston upon Thames'))
    expect(value(viewKeyring(folder, surroundings))).toMatchObject({
      hubName: 'Kingston upon Thames',
      staff: [{ name: 'Priya' }, { name: 'Thomas' }],
    })
    expect(codeOf(signIn(tom, next))).toBe('ok')
    value(removeSlot(folder, tom))
    value(removeSlot(folder, tom))
    expect(codeOf(signIn(tom, next))).toBe('notFound')
  })

  test('a slot is refused for a key that is not this hub’s', () => {
    const { folder } = aKeyring()
    const other = aKeyring()
    const added = addSlot({ folder, key: other.key, staffId: tom, name: 'Tom', passphrase, mustChange: false })
    expect(codeOf(added)).toBe('notAllowed')
  })

  test('a slot that was edited by hand does not open', () => {
    const { folder, key, path, signIn } = aKeyring()
    value(addSlot({ folder, key, staffId: tom, name: 'Tom', passphrase, mustChange: true }))
    writeFileSync(path, readFileSync(path, 'utf8').replace('"mustChange": true', '"mustChange": false'))
    expect(codeOf(signIn(tom, passphrase))).toBe('wrongPassphrase')
  })

  test('accents typed on another keyboard are the same passphrase', () => {
    const { folder, key, signIn } = aKeyring()
    value(addSlot({ folder, key, staffId: tom, name: 'Tom', passphrase: 'caf\u00e9 au lait', mustChange: false }))
    expect(codeOf(signIn(tom, 'cafe\u0301 au lait'))).toBe('ok')
  })

  test('a missing, damaged or newer file is said to be so, and a second set-up is refused', () => {
    const { folder, path, surroundings } = aKeyring()
    const again = { folder, hubName: 'Other', sample: false, staffId: tom, name: 'Tom', passphrase }
    expect(codeOf(createKeyring(again))).toBe('storeExists')
    expect(codeOf(viewKeyring(aFolder(), surroundings))).toBe('noStore')
    const whole = readFileSync(path, 'utf8')
    writeFileSync(path, whole.slice(0, 300))
    expect(codeOf(viewKeyring(folder, surroundings))).toBe('storeCorrupt')
    writeFileSync(path, whole.replace('"version": 1', '"version": 2'))
    expect(codeOf(viewKeyring(folder, surroundings))).toBe('storeNewer')
  })

  test('a forgotten key is gone from memory', () => {
    const { key } = aKeyring()
    forgetKey(key)
    expect([...key]).toEqual(new Array(32).fill(0))
  })

  test.skipIf(!canMount())(
    'on a full disk it stays as it was, opens, and still makes the guesser wait (needs a mount)',
    () => {
      const disk = aSmallDisk(2)
      const { folder, key, path, signIn, surroundings } = aKeyring(disk.folder)
      const before = readFileSync(path)
      disk.fill()
      const added = addSlot({ folder, key, staffId: tom, name: 'Tom', passphrase, mustChange: false })
      expect(codeOf(added)).toBe('diskFull')
      expect(codeOf(signIn(priya, 'not this one'))).toBe('wrongPassphrase')
      expect(codeOf(signIn(priya, passphrase))).toBe('waitLonger')
      surroundings.time += 1000
      expect(codeOf(signIn(priya, passphrase))).toBe('ok')
      expect(codeOf(signIn(priya, passphrase))).toBe('ok')
      expect(readFileSync(path).equals(before)).toBe(true)
      expect(readdirSync(folder)).toEqual(['keyring.json'])
    },
  )
})
