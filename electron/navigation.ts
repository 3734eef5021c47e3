import { isAppAddress } from './origin.ts'

/** What to do when the page, or a link in it, wants to go to an address. */
export type NavigationDecision = 'allow' | 'dial' | 'deny'

/**
 * The page may reload itself and fetch its own downloads; a telephone link goes to the softphone; all else is denied.
 */
export function decideNavigation(address: string): NavigationDecision {
  if (isTelephoneLink(address)) return 'dial'
  if (!isAppAddress(address)) return 'deny'
  const { pathname } = new URL(address)
  return pathname === '/' || pathname === '/index.html' || /^\/download\/[0-9a-f]{32}$/.test(pathname)
    ? 'allow'
    : 'deny'
}

/** A `tel:` link that holds a number and nothing else, which is all that is ever handed to the operating system. */
export function isTelephoneLink(address: string): boolean {
  return /^tel:\+?[0-9]{3,15}$/.test(address)
}
