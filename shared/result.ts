/**
 * What every request answers with. Nothing is thrown across a process: a failure is a value with a sentence in it that
 * a call handler can act on.
 */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export interface Failure {
  readonly code: ErrorCode
  /** A plain sentence: what happened, what was kept, what to do next. */
  readonly message: string
  /** The name of the input field that is to blame, where one is. */
  readonly field?: string
}

export const errorCodes = [
  'invalid', // the input does not fit the request's schema
  'unknownRequest',
  'notSignedIn',
  'notAllowed', // the role may not
  'notFound',
  'held', // the person must not be called
  'conflict', // somebody else was there first
  'noConsent',
  'wrongPassphrase',
  'waitLonger', // too many wrong passphrases
  'badFile',
  'noStore',
  'storeExists',
  'storeNewer',
  'storeCorrupt',
  'storeForeign',
  'storeReadOnly',
  'storeInUse',
  'diskFull',
  'cancelled',
  'tooLarge',
  'unexpected',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(code: ErrorCode, message: string, field?: string): Result<never> {
  return { ok: false, error: field === undefined ? { code, message } : { code, message, field } }
}

/** For the end of a switch over a union: a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled: ${JSON.stringify(value)}`)
}
