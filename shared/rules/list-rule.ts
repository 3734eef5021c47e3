import { type Source, sourceCodes } from '../codes/sources.ts'
import { fail, ok, type Result } from '../result.ts'

/** Who belongs on a list: every part that is given must hold. */
export interface ListRule {
  readonly source: Source | null
  readonly ward: string | null
  /** The beginning of the postcode, without spaces. */
  readonly postcode: string | null
  readonly language: string | null
  /** Years, from this age on. */
  readonly fromAge: number | null
  readonly neverRung: boolean
  /** Registered themselves with the government, or did not; null is either. */
  readonly registered: boolean | null
}

/**
 * Reads a rule as it is written: `source:nhs postcode:KT1 ward:"St James" language:ko age:70+ not:rung not:registered`. An empty rule
 * is everybody who may be called.
 */
export function readListRule(text: string): Result<ListRule> {
  const rule = {
    source: null,
    ward: null,
    postcode: null,
    language: null,
    fromAge: null,
    neverRung: false,
    registered: null,
  } as {
    -readonly [K in keyof ListRule]: ListRule[K]
  }
  for (const [, name = '', quoted, plain] of text.matchAll(/(\S+?):(?:"([^"]*)"|(\S+))|\S+/g)) {
    const value = quoted ?? plain ?? ''
    switch (name) {
      case 'source': {
        const source = sourceCodes.find((code) => code === value)
        if (!source) return unknown(`source:${value}`)
        rule.source = source
        break
      }
      case 'ward':
        rule.ward = value
        break
      case 'postcode':
        rule.postcode = value.replace(/\s/g, '').toUpperCase()
        break
      case 'language':
        rule.language = value
        break
      case 'age': {
        const age = /^(\d{1,3})\+?$/.exec(value)
        if (!age) return unknown(`age:${value}`)
        rule.fromAge = Number(age[1])
        break
      }
      case 'not':
        if (value === 'rung') rule.neverRung = true
        else if (value === 'registered') rule.registered = false
        else return unknown(`not:${value}`)
        break
      case 'is':
        if (value !== 'registered') return unknown(`is:${value}`)
        rule.registered = true
        break
      default:
        return unknown(name === '' ? text.trim() : name)
    }
  }
  return ok(rule)
}

function unknown(part: string): Result<never> {
  return fail(
    'invalid',
    `“${part}” is not a part of a list’s rule. Use source:, ward:, postcode:, language:, age:, not:rung, is:registered or not:registered.`,
    'rule',
  )
}
