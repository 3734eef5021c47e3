/** The page's own address: a scheme of our own, so that nothing from the network is ever of the same origin. */
export const appScheme = 'hub'
export const appOrigin = 'hub://app'
export const appAddress = `${appOrigin}/`

/** As the installer names the program: Windows shows notifications of none that does not say who it is. */
export const appId = 'uk.strongertogether.hub'

/** Whether an address belongs to the page that we serve. */
export function isAppAddress(address: string): boolean {
  return address === appOrigin || address.startsWith(appAddress)
}
