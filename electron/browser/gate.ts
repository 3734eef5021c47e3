import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What the gate needs to see of a request. */
export interface Visitor {
  /** The request's target: path and query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

export type Decision =
  | { readonly kind: 'enter' }
  /** The token was right and is spent: the visitor gets the cookie. */
  | { readonly kind: 'exchange'; readonly cookie: string }
  | { readonly kind: 'refuse'; readonly status: number; readonly sentence: string }

export interface Gate {
  /** An address with a token in it that lets one browser in, once. */
  newAddress(): string
  admit(visitor: Visitor): Decision
  /** As `admit`, for a socket: it must also say, by its Origin, that our own page opens it. */
  admitSocket(visitor: Visitor): Decision
}

/**
 * Who may speak with the browser shell (DESIGN §3): a browser that brought the one-time token and since then the cookie,
 * at our own Host, from our own page. Another program's page on this computer has a different Origin or port.
 */
export function createGate(port: number): Gate {
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  // Cookies of one host are shared by its ports, so the name tells hubs apart.
  const cookieName = `hub-${port}`
  const tokens = new Set<string>()
  const cookies = new Set<string>()

  function refuseForeign({ headers }: Visitor): Decision | null {
    if (headers.host !== host) return refuse(421, 'The hub is not at this address.')
    if (headers.origin !== undefined && headers.origin !== origin) return foreign
    return null
  }

  function knows({ headers }: Visitor): boolean {
    const given = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
    return given.some((cookie) => {
      const [name, value = ''] = cookie.split('=')
      return name === cookieName && isAmong(value, cookies)
    })
  }

  return {
    newAddress() {
      const token = secret()
      tokens.add(token)
      return `${origin}/?token=${token}`
    },
    admit(visitor) {
      const refused = refuseForeign(visitor)
      if (refused !== null) return refused
      const token = URL.parse(visitor.url, origin)?.searchParams.get('token')
      if (typeof token === 'string' && isAmong(token, tokens)) {
        tokens.delete(token)
        const cookie = secret()
        cookies.add(cookie)
        return { kind: 'exchange', cookie: `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/` }
      }
      // Pages on other ports of 127.0.0.1 are of the same site, so the cookie alone does not tell them from ours.
      const from = visitor.headers['sec-fetch-site']
      if (from !== undefined && from !== 'same-origin' && from !== 'none') return foreign
      return knows(visitor) ? { kind: 'enter' } : strange
    },
    admitSocket(visitor) {
      const refused = refuseForeign(visitor)
      if (refused !== null) return refused
      if (visitor.headers.origin !== origin) return foreign
      return knows(visitor) ? { kind: 'enter' } : strange
    },
  }
}

const foreign = refuse(403, 'Only the hub’s own page may ask this.')
const strange = refuse(
  403,
  'This address was used already, or has no key in it. Start the hub again and open the address that it prints.',
)

function refuse(status: number, sentence: string): Decision {
  return { kind: 'refuse', status, sentence }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in a time that does not depend on how much of a guess is right. */
function isAmong(guess: string, secrets: ReadonlySet<string>): boolean {
  const given = Buffer.from(guess)
  let found = false
  for (const one of secrets) {
    const known = Buffer.from(one)
    if (known.length === given.length && timingSafeEqual(known, given)) found = true
  }
  return found
}
