/** The page's own address: a scheme of our own, so that nothing from the network is ever of the same origin. */
export const appScheme = 'hub'
export const appOrigin = 'hub://app'
export const appAddress = `${appOrigin}/`

/** Whether an address belongs to the page that we serve. */
export function isAppAddress(address: string): boolean {
  return address === appOrigin || address.startsWith(appAddress)
}
