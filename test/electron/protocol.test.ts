import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../electron/content-security-policy.ts'
import { servePage } from '../../electron/protocol.ts'
import { fail, ok } from '../../shared/result.ts'

const fileId = 'a'.repeat(32)
const bytes = new TextEncoder().encode('name;telephone\nNdiaye;01632 960001\n')
const folder = await mkdtemp(join(tmpdir(), 'hub-page-'))
const page = join(folder, 'page')

beforeAll(async () => {
  await mkdir(join(page, 'assets'), { recursive: true })
  await mkdir(join(folder, 'page-beside'))
  await writeFile(join(page, 'index.html'), '<!doctype html><p>The page')
  await writeFile(join(page, 'assets', 'index.js'), 'export {}')
  await writeFile(join(folder, 'secret'), 'secret')
  await writeFile(join(folder, 'page-beside', 'secret'), 'secret')
  await symlink(join(folder, 'secret'), join(page, 'link'))
})
afterAll(() => rm(folder, { recursive: true }))

const respond = servePage({
  folder: page,
  readFile: async (input) => {
    if (input.fileId !== fileId) return fail('notFound', 'That file is no longer here. Make it again.')
    return ok({
      name: 'Überweisung „Mai“.csv',
      mediaType: 'text/csv',
      size: bytes.length,
      bytes: bytes.slice(input.offset, input.offset + 10),
    })
  },
})
const get = (address: string, method = 'GET') => respond(new Request(address, { method }))

describe('the page', () => {
  test('is served with its policy', async () => {
    const response = await get('hub://app/')
    expect(await response.text()).toContain('The page')
    expect(response.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy)
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
  test('has its parts under their types', async () => {
    const response = await get('hub://app/assets/index.js')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toContain('text/javascript')
  })
})

describe('what lies outside the folder is never served', () => {
  test.each([
    'hub://app/../secret',
    'hub://app/..%2fsecret',
    'hub://app/..%2Fsecret',
    'hub://app/%2e%2e/secret',
    'hub://app/%2e%2e%2fsecret',
    'hub://app/assets/..%2f..%2fsecret',
    'hub://app/..%5csecret',
    'hub://app/%252e%252e%252fsecret',
    'hub://app//etc/passwd',
    'hub://app/%2fetc%2fpasswd',
    'hub://app/..%2fpage-beside/secret',
    'hub://app/link',
    'hub://app/index.html%00.js',
    'hub://app/%ff',
    'hub://app/assets',
    'hub://app/nothing-here',
    'hub://other/index.html',
    'hub://app.example.org/index.html',
    'file:///etc/passwd',
  ])('%s', async (address) => {
    const response = await get(address)
    expect([400, 404]).toContain(response.status)
    expect(await response.text()).not.toMatch(/secret|root:/)
  })
  test.each(['POST', 'PUT', 'DELETE'])('%s is refused', async (method) => {
    expect((await get('hub://app/', method)).status).toBe(405)
  })
})

describe('a download', () => {
  test('comes whole, from its pieces, and is saved rather than shown', async () => {
    const response = await get(`hub://app/download/${fileId}`)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
    const disposition = response.headers.get('Content-Disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''/)
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe('Überweisung „Mai“.csv')
    expect(response.headers.get('Content-Length')).toBe(String(bytes.length))
  })
  test.each(['b'.repeat(32), 'x', '..%2f..%2fsecret', ''])('of %s is refused', async (id) => {
    expect((await get(`hub://app/download/${id}`)).status).toBeGreaterThanOrEqual(400)
  })
})
