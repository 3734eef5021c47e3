import { createHash } from 'node:crypto'
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { describe, expect, test } from 'vitest'
import { buildPack, type PackReferral, replyAnswers } from '../../../db/export/referral-pack.ts'
import { zipEncrypted } from '../../../db/export/zip.ts'
import { CalendarDate } from '../../../shared/domain/time.ts'
import { readWholeTable } from '../import/read-whole-table.ts'
import { temporaryFile } from '../import/temporary-file.ts'

const referral: PackReferral = {
  number: 'R K7Q-4F2-9XM',
  name: 'Kim Min-su',
  nativeName: '김민수',
  address: ['12 Villiers Road', 'Kingston'],
  postcode: 'KT1 3AR',
  phones: ['+442079460018', '07700900418'],
  language: 'ko',
  interpreter: 'yes',
  accessNeeds: 'Hearing loss, speak slowly',
  safeToSpeak: null,
  needs: [
    { category: 'food', detail: 'Nothing in the house', answers: { householdSize: '2', dietary: '=no nuts' } },
    { category: 'befriending', detail: '', answers: {} },
  ],
  urgency: 'urgent',
  note: '=HYPERLINK("http://example.invalid","see")',
}
const routine: PackReferral = {
  ...referral,
  number: 'R 000-000-000',
  urgency: 'routine',
  name: 'Ada King',
  nativeName: null,
}

function pack(referrals: readonly PackReferral[], sample = false) {
  return buildPack({
    hubName: 'Kingston Stronger Together',
    partner: { name: 'Kingston Foodbank' },
    referrals,
    madeOn: CalendarDate.parse('2020-04-03'),
    sample,
  })
}

function file(made: Awaited<ReturnType<typeof pack>>, name: string) {
  const found = made.files.find((one) => one.name === name)
  if (!found) throw new Error(`${name} is not in the pack`)
  return found
}

describe('a referral pack', () => {
  test('tells what the partner needs, most urgent first', async () => {
    const made = await pack([routine, referral])
    const read = await readWholeTable(temporaryFile('referrals.csv', file(made, 'referrals.csv').bytes))
    if (!read.ok) throw new Error(read.error.message)
    const [first, second] = read.value.rows.map((row) =>
      Object.fromEntries(read.value.headers.map((header, i) => [header, row.cells[i]])),
    )
    expect(first).toEqual({
      Reference: 'R K7Q-4F2-9XM',
      Urgency: 'Urgent: today',
      Name: 'Kim Min-su',
      'Name in own script': '김민수',
      Address: '12 Villiers Road, Kingston',
      Postcode: 'KT1 3AR',
      Telephone: '020 7946 0018',
      'Other numbers': '07700 900418',
      Language: 'Korean',
      Interpreter: 'Yes',
      'To know before speaking': 'Hearing loss, speak slowly',
      Needs: 'Food, Befriending',
      'Food: How many people to feed?': '2',
      'Food: Dietary needs or allergies': '=no nuts',
      Details: 'Food: Nothing in the house',
      Note: '=HYPERLINK("http://example.invalid","see")',
    })
    expect(second?.Reference).toBe('R 000-000-000')
    expect(new TextDecoder().decode(file(made, 'referrals.csv').bytes)).toContain(`"'=HYPERLINK`)
  })

  test('holds no more than it was given: the reply sheet has references, and no names', async () => {
    const made = await pack([referral])
    const reply = new TextDecoder().decode(file(made, 'reply.csv').bytes)
    expect(reply).toContain('R K7Q-4F2-9XM')
    for (const personal of ['Kim', '김민수', 'Villiers', 'KT1', '7946']) expect(reply).not.toContain(personal)
  })

  test('its workbook opens with the cover', async () => {
    const made = await pack([referral, routine], true)
    const read = await readWholeTable(temporaryFile('referrals.xlsx', file(made, 'referrals.xlsx').bytes))
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.headers).toEqual(['Referrals', 'Kingston Stronger Together to Kingston Foodbank'])
    expect(read.value.rows.map((row) => row.cells)).toEqual(
      expect.arrayContaining([
        ['Made on', '3 April 2020'],
        ['Referrals', '2'],
        ['Sample data', 'SAMPLE DATA: every person in this file is invented.'],
      ]),
    )
  })

  test('the same referrals, in any order, give the same files, each with its SHA-256', async () => {
    const made = await pack([referral, routine])
    expect((await pack([routine, referral])).files.map((one) => one.sha256)).toEqual(
      made.files.map((one) => one.sha256),
    )
    for (const one of made.files) expect(one.sha256).toBe(createHash('sha256').update(one.bytes).digest('hex'))
  })

  test('no answer is longer than the list in the sheet takes', () => {
    expect(replyAnswers.join(',').length).toBeLessThan(255)
    for (const answer of replyAnswers) expect(answer).not.toContain(',')
  })
})

describe('the encrypted zip', () => {
  const passphrase = 'correct horse battery staple'

  async function entries(bytes: Uint8Array, password?: string) {
    const zip = new ZipReader(
      new BlobReader(new Blob([new Uint8Array(bytes)])),
      password === undefined ? {} : { password },
    )
    return await zip.getEntries()
  }

  async function contents(bytes: Uint8Array, password?: string) {
    const found: Record<string, Uint8Array> = {}
    for (const entry of await entries(bytes, password)) {
      if (!entry.directory) found[entry.filename] = await entry.getData(new Uint8ArrayWriter())
    }
    return found
  }

  test('opens with the passphrase, and gives back the same bytes', async () => {
    const made = await pack([referral])
    const opened = await contents(await zipEncrypted(made.files, passphrase), passphrase)
    expect(Object.keys(opened).sort()).toEqual(['referrals.csv', 'referrals.xlsx', 'reply.csv'])
    for (const one of made.files) expect(Buffer.from(opened[one.name] ?? []).equals(Buffer.from(one.bytes))).toBe(true)
  })

  test('does not open with another passphrase, or with none', async () => {
    const zip = await zipEncrypted((await pack([referral])).files, passphrase)
    await expect(contents(zip, 'Correct horse battery staple')).rejects.toThrow()
    await expect(contents(zip)).rejects.toThrow()
  })

  test('every entry is AES-256, and nothing of anybody stands outside it', async () => {
    const zip = await zipEncrypted((await pack([referral])).files, passphrase)
    for (const entry of await entries(zip)) {
      expect(entry.encrypted).toBe(true)
      // Extra field 0x9901 (WinZip AE): version, vendor, strength 3 = 256 bits.
      const field = entry.extraField?.get(0x9901)?.data
      expect(field?.[4]).toBe(3)
    }
    const raw = Buffer.from(zip).toString('latin1')
    for (const personal of ['Kim', 'Villiers', 'KT1', 'Foodbank']) expect(raw).not.toContain(personal)
  })

  test('is never made without a passphrase, or with a name that says of whom', async () => {
    const bytes = new Uint8Array([1])
    await expect(zipEncrypted([{ name: 'reply.csv', bytes }], '')).rejects.toThrow('passphrase')
    await expect(zipEncrypted([{ name: 'Mr Kim.csv', bytes }], passphrase)).rejects.toThrow('may only say what it is')
    await expect(zipEncrypted([{ name: '../reply.csv', bytes }], passphrase)).rejects.toThrow()
  })
})
