import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildHub } from '../../build/build-hub.ts'
import { projectFolder } from '../../build/project-folder.ts'
import { startBrowserShell } from '../e2e/helpers/browser-shell.ts'

// Each test starts several processes, and each derives a key on purpose slowly.
vi.setConfig({ testTimeout: 180_000 })

// The command as it is typed, on a real store. The tests build on each other, as a day's work does.
const folder = await mkdtemp(join(tmpdir(), 'hub-cli-'))
const store = join(folder, 'store')
const passphrase = 'four plain words here'
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

function hub(words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(projectFolder, 'electron', 'cli', 'main.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HUB_STORE: store, HUB_PASSPHRASE: passphrase, HUB_STAFF: '', ...environment },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString()
  })
  child.stderr.on('data', (piece: Buffer) => {
    err += piece.toString()
  })
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, out, err })))
}

/** What `--json` printed. */
async function json(...words: readonly string[]): Promise<unknown> {
  const ended = await hub([...words, '--json'])
  expect(ended).toMatchObject({ status: 0 })
  return JSON.parse(ended.out)
}

const list = join(folder, 'list.csv')
beforeAll(async () => {
  const headers =
    'Traced_NHSNUMBER,DateOfBirth,PatientFirstName,PatientSurname,PatientAddress_Line1,PatientAddress_PostCode,contact_telephone,Flag_Respiratory,Flag_PDSInformallyDeceased,InceptionDate'
  const rows = [
    '9990000018,19400112,Amina,Okafor,1 Example Road,KT1 1AA,01632960001,1,0,2020-04-01',
    '9990000026,19410213,Min-su,Kim,2 Example Road,KT1 1AA,01632960002,0,0,2020-04-01',
    '9990000034,19420314,Priya,Raman,3 Example Road,KT1 1AA,01632960003,1,0,2020-04-01',
    '9990000042,19430415,Oleh,Shevchuk,4 Example Road,KT1 1AA,01632960004,1,1,2020-04-01',
  ]
  await writeFile(list, `${[headers, ...rows].join('\n')}\n`)
})

describe('words that say nothing the command can do', () => {
  test.each([
    [['nonsense']],
    [[]],
    [['import']],
    [['staff', 'add', 'Somebody', '--role', 'king']],
    [['staff', 'add', 'Somebody']],
    [['list', 'share', 'All']],
    [['export', 'referrals']],
    [['verify', '--nonsense']],
    [['next']],
    [['find']],
  ])('%j: status 1, one sentence, nothing on standard output', async (words) => {
    const { status, out, err } = await hub(words)
    expect(status).toBe(1)
    expect(out).toBe('')
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err.trim()).not.toBe('')
  })
  test('--help: status 0', async () => {
    expect(await hub(['--help'])).toMatchObject({ status: 0, err: '' })
  })
})

test('a folder with no hub in it', async () => {
  const { status, err } = await hub(['verify'])
  expect(status).toBe(1)
  expect(err).toContain('hub init')
})

test('init makes a hub, once', async () => {
  const made = await json('init', '--hub', 'Kingston', '--staff', 'Sam Sample')
  expect(made).toEqual({
    site: expect.stringMatching(/^[0-9a-f]{32}$/),
    staff: expect.stringMatching(/^[0-9a-f]{32}$/),
    recoveryKey: expect.stringMatching(/\S{20,}/),
  })
  const again = await hub(['init', '--hub', 'Other', '--staff', 'Other'])
  expect(again).toMatchObject({ status: 1, out: '' })
  expect(again.err).toContain('already')
})

test('a wrong passphrase: status 1 and a sentence', async () => {
  const { status, out, err } = await hub(['verify'], { HUB_PASSPHRASE: 'not this one at all' })
  expect({ status, out }).toEqual({ status: 1, out: '' })
  expect(err.trim().split('\n')).toHaveLength(1)
  // The next try waits; what follows needs a passphrase that is taken at once.
  await new Promise((resolve) => setTimeout(resolve, 2500))
})

test('no passphrase, and nobody to ask', async () => {
  const { status, err } = await hub(['verify'], { HUB_PASSPHRASE: '' })
  expect(status).toBe(1)
  expect(err).toContain('HUB_PASSPHRASE')
})

test('a passphrase from a file', async () => {
  const file = join(folder, 'passphrase')
  await writeFile(file, `${passphrase}\n`)
  const ended = await hub(['verify', '--passphrase-file', file, '--json'], { HUB_PASSPHRASE: '' })
  expect(ended).toMatchObject({ status: 0 })
})

test('somebody who does not work here', async () => {
  const { status, err } = await hub(['verify', '--staff', 'Nobody'])
  expect(status).toBe(1)
  expect(err).toContain('Sam Sample')
})

test('import says what it would do, does it, and then has nothing left to do', async () => {
  const would = { format: 'nhs', rows: 4, residents: { new: 4, changed: 0, unchanged: 0 }, rejected: 0, events: 0 }
  expect(await json('import', list, '--dry-run')).toMatchObject(would)
  const did = await json('import', list)
  expect(did).toMatchObject({
    ...would,
    events: expect.any(Number),
    held: { deceased: 1, contradicted: 0 },
    callable: 3,
    warnings: { nhsNumberCheckDigit: expect.any(Number), noSurname: 0 },
  })
  expect(Object(did).events).toBeGreaterThan(0)
  expect(await json('import', list)).toMatchObject({ residents: { new: 0, changed: 0, unchanged: 4 }, events: 0 })
})

test('import of a file that is none', async () => {
  const wrong = join(folder, 'wrong.csv')
  await writeFile(wrong, 'a,b\n1,2\n')
  for (const file of [wrong, join(folder, 'nowhere.csv'), folder]) {
    const { status, out, err } = await hub(['import', file])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err.trim().split('\n').at(-1)).not.toBe('')
  }
})

test('staff, a list, and shares', async () => {
  expect(await json('staff', 'add', 'Priya Nair', '--role', 'handler')).toEqual({
    staff: expect.stringMatching(/^[0-9a-f]{32}$/),
    oneTimePassphrase: expect.stringMatching(/\S{6,}/),
  })
  expect(await json('list', 'create', 'First', '--staff', 'Sam Sample')).toEqual({
    list: expect.stringMatching(/^[0-9a-f]{32}$/),
    residents: 3,
  })
  const shared = await hub([
    'list',
    'share',
    'first',
    '--handlers',
    'Priya Nair, Joon Park',
    '--staff',
    'Sam Sample',
    '--json',
  ])
  expect(shared.err).toContain('Joon Park was not known')
  const { shares }: { shares: { handler: string; residents: number }[] } = JSON.parse(shared.out)
  expect(shares.map(({ handler }) => handler).sort()).toEqual(['Joon Park', 'Priya Nair'])
  expect(shares.reduce((sum, { residents }) => sum + residents, 0)).toBe(3)
  expect(await hub(['list', 'share', 'Nowhere', '--handlers', 'A', '--staff', 'Sam Sample'])).toMatchObject({
    status: 1,
  })
})

test('a list of those who fit a rule, and the coverage, which adds up', async () => {
  const asSam = ['--staff', 'Sam Sample'] as const
  const wrong = await hub(['list', 'create', 'Second', '--filter', 'colour:red', ...asSam])
  expect(wrong).toMatchObject({ status: 1, err: expect.stringContaining('colour') })
  expect(await json('list', 'create', 'Second', '--filter', 'source:nhs not:registered', ...asSam)).toMatchObject({
    residents: 3,
  })
  const states = ['deceased', 'held', 'doNotCall', 'left', 'reached', 'refused', 'uncontactable', 'inProgress']
  const whole = Object(await json('coverage', ...asSam)) as Record<string, number>
  expect(Object.keys(whole)).toEqual(['total', ...states, 'notStarted', 'atRisk'])
  expect([...states, 'notStarted'].reduce((sum, state) => sum + (whole[state] ?? 0), 0)).toBe(whole.total)
  expect(whole).toMatchObject({ total: 3, notStarted: 3 })
  expect(await json('coverage', '--list', 'second', ...asSam)).toMatchObject({ total: 3, notStarted: 3, atRisk: 0 })
})

describe('the desk’s questions', () => {
  const asSam = ['--staff', 'Sam Sample'] as const

  test('next: whom a handler rings, the number and why, at a time in London or with a zone', async () => {
    const resident = expect.stringMatching(/^[0-9a-f]{32}$/)
    const number = expect.stringMatching(/^0163296000[123]$/)
    const reason = expect.stringMatching(/\w/)
    // 14:02 in London is 13:02 UTC in April.
    const local = await json('next', '--handler', 'priya nair', '--at', '2020-04-03T14:02', ...asSam)
    expect(local).toEqual({ resident, number, reason })
    expect(await json('next', '--handler', 'Priya Nair', '--at', '2020-04-03T13:02:00Z', ...asSam)).toEqual(local)
    const other = await json('next', '--handler', 'Joon Park', '--at', '2020-04-03 14:02', ...asSam)
    expect(Object(other).resident).not.toBe(Object(local).resident)
  })

  test('next: outside the hub’s hours nobody, and why', async () => {
    for (const at of ['2020-04-03T23:30', '2020-04-03T22:30:00.000Z', '2020-04-04T00:30:00+02:00']) {
      expect(await json('next', '--handler', 'Priya Nair', '--at', at, ...asSam)).toEqual({
        resident: null,
        number: null,
        reason: expect.stringContaining('The hub rings between'),
      })
    }
  })

  test.each([
    ['Nobody At All', '2020-04-03T14:02', 'Nobody At All'],
    ['Priya Nair', 'tomorrow', 'tomorrow'],
    ['Priya Nair', '2020-04-31T14:02', '2020-04-31'],
    ['Priya Nair', '2020-04-31T14:02:00Z', '2020-04-31'],
    ['Priya Nair', '2020-04-03T24:02', '24:02'],
  ])('next for %s at %s: status 1 and a sentence', async (handler, at, named) => {
    const { status, out, err } = await hub(['next', '--handler', handler, '--at', at, ...asSam])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain(named)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  test('find: by name as heard, in either order, by number and by postcode, and why', async () => {
    const found = async (text: string) => Object(await json('find', text, ...asSam)).matches
    const resident = expect.stringMatching(/^[0-9a-f]{32}$/)
    const [amina] = await found('okafor')
    expect(amina).toEqual({ resident, why: 'Name' })
    expect(await found('Okaphor Amena')).toEqual([{ ...amina, why: 'Sounds like Okaphor Amena' }])
    expect(await found('960 001')).toEqual([{ ...amina, why: 'Number ends 960001' }])
    expect(await found('KT1 1AA')).toHaveLength(4)
    expect(await found('Xyzzy')).toEqual([])
  })

  test('find: for people, in lines', async () => {
    const { status, out } = await hub(['find', 'Gim', ...asSam])
    expect(status).toBe(0)
    expect(out).toContain('why: Sounds like Gim')
  })
})

test('with two who can sign in, one must say who', async () => {
  const { status, err } = await hub(['verify'])
  expect(status).toBe(1)
  expect(err).toContain('--staff')
})

test('the headline of a hub that has rung nobody', async () => {
  const headline = await json('report', 'headline', '--staff', 'Sam Sample', '--from', '2020-03-23')
  expect(headline).toMatchObject({ contacted: 0, needingSupport: 0, inboundRequests: 0 })
  expect(headline).toHaveProperty('byCategory')
  expect(headline).toHaveProperty('byPartner')
  expect(await hub(['report', 'headline', '--staff', 'Sam Sample', '--from', '3 April'])).toMatchObject({ status: 1 })
})

test('export of referrals that do not exist', async () => {
  expect(await json('export', 'referrals', '--out', join(folder, 'out'), '--staff', 'Sam Sample')).toEqual({
    files: [],
    leftOut: [],
  })
})

test('verify', async () => {
  expect(await json('verify', '--staff', 'Sam Sample')).toMatchObject({ chain: 'ok', rebuild: 'identical' })
})

test('a store that a window has open is reached through the window’s process, with one’s own passphrase', async () => {
  const shell = await startBrowserShell(store)
  try {
    if (process.platform !== 'win32') {
      await expect.poll(() => existsSync(join(store, 'hub.sock'))).toBe(true)
    }
    expect(await json('verify', '--staff', 'Sam Sample')).toMatchObject({ chain: 'ok', rebuild: 'identical' })
    const wrong = await hub(['verify', '--staff', 'Sam Sample'], { HUB_PASSPHRASE: 'not this one at all' })
    expect(wrong).toMatchObject({ status: 1, out: '' })
  } finally {
    await shell.stop()
  }
})

test('the demo plays itself into an empty folder, is opened by what was given, and verifies', async () => {
  const words = ['--store', join(folder, 'store-demo'), '--json']
  expect(await json('demo', '--scenario', 'small', '--seed', '7', ...words)).toEqual({
    staff: 'Sam Sample',
    commands: expect.any(Number),
  })
  expect(await json('verify', ...words)).toMatchObject({ chain: 'ok', rebuild: 'identical' })
  expect(await hub(['demo', '--scenario', 'small', ...words])).toMatchObject({ status: 1, out: '' })
})

test('the built program answers as the command too', async () => {
  await buildHub({ force: false })
  const built = join(projectFolder, 'dist', 'browser', 'main.cjs')
  const child = spawn(process.execPath, [built, '--cli', 'verify', '--staff', 'Sam Sample', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HUB_STORE: store, HUB_PASSPHRASE: passphrase },
  })
  let out = ''
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString()
  })
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ chain: 'ok', rebuild: 'identical' })
})

test('nothing was written outside the store, and nobody’s name lies open in it', async () => {
  const written = await readdir(folder)
  expect(written.filter((name) => !['store', 'list.csv', 'wrong.csv', 'passphrase', 'out'].includes(name))).toEqual(
    written.filter((name) => name.startsWith('store-')),
  )
  for (const entry of await readdir(store, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    expect(bytes.includes('Okafor'), entry.name).toBe(false)
  }
})
