import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../electron/content-security-policy.ts'
import { decideNavigation } from '../../electron/navigation.ts'
import { mayHavePermission } from '../../electron/permissions.ts'
import { webPreferences } from '../../electron/web-preferences.ts'

test('the window is in a sandbox, apart from Node and from other pages', () => {
  expect(webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
  })
})

describe('the Content-Security-Policy', () => {
  const rules = new Map(contentSecurityPolicy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]))

  test('denies what it does not name', () => {
    expect(rules.get('default-src')).toEqual(["'none'"])
  })
  test('runs scripts of the page only: no inline script, no eval, nothing of the network', () => {
    expect(rules.get('script-src')).toEqual(["'self'"])
  })
  test('never says unsafe-eval, nor any address, nor a wildcard', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|https?:|\*/)
  })
  test.each(['base-uri', 'form-action', 'frame-ancestors', 'object-src', 'frame-src'])('%s is none', (name) => {
    expect(rules.get(name)).toEqual(["'none'"])
  })
})

describe('navigation', () => {
  test.each([
    'https://example.org/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<p>',
    'hub://app.example.org/',
    'hub://other/',
    'hub://app/assets/index.js',
    'hub://app/download/../secret',
    'hub://app/download/short',
    'mailto:someone@example.org',
    'tel:01632960001;phone-context=x',
    'tel:%2B44',
    'tel:',
  ])('to %s is denied', (address) => {
    expect(decideNavigation(address)).toBe('deny')
  })
  test('the page may reload itself and fetch its own files', () => {
    expect(decideNavigation('hub://app/')).toBe('allow')
    expect(decideNavigation('hub://app/#/residents')).toBe('allow')
    expect(decideNavigation(`hub://app/download/${'0'.repeat(32)}`)).toBe('allow')
  })
  test('a telephone number is dialled', () => {
    expect(decideNavigation('tel:01632960001')).toBe('dial')
    expect(decideNavigation('tel:+441632960001')).toBe('dial')
  })
})

describe('permissions', () => {
  test.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'clipboard-read',
    'fullscreen',
    'pointerLock',
    'display-capture',
    'hid',
    'serial',
    'usb',
    'unknown',
    'fileSystem',
  ])('%s is denied', (permission) => {
    expect(mayHavePermission(permission, undefined)).toBe(false)
  })
  test('nothing but a telephone link is handed to another program', () => {
    expect(mayHavePermission('openExternal', 'tel:01632960001')).toBe(true)
    expect(mayHavePermission('openExternal', 'https://example.org')).toBe(false)
    expect(mayHavePermission('openExternal', undefined)).toBe(false)
  })
  test('a number can be copied', () => {
    expect(mayHavePermission('clipboard-sanitized-write', undefined)).toBe(true)
  })
})
