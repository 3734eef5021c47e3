import { isTelephoneLink } from './navigation.ts'

/**
 * Whether the page is granted a permission. All are denied but two: to copy (a number, when its button is pressed), and
 * to hand a telephone link to the softphone.
 */
export function mayHavePermission(permission: string, externalAddress: string | undefined): boolean {
  if (permission === 'clipboard-sanitized-write') return true
  return permission === 'openExternal' && externalAddress !== undefined && isTelephoneLink(externalAddress)
}
