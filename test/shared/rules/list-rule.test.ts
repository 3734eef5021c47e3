import { expect, test } from 'vitest'
import { readListRule } from '../../../shared/rules/list-rule.ts'

test('reads every part of a list’s rule, and nothing else', () => {
  const everybody = {
    source: null,
    ward: null,
    postcode: null,
    language: null,
    fromAge: null,
    neverRung: false,
    registered: null,
  }
  expect(readListRule('')).toEqual({ ok: true, value: everybody })
  expect(readListRule('  source:nhs postcode:kt1 ward:"St James" language:ko age:70+ not:rung is:registered ')).toEqual(
    {
      ok: true,
      value: {
        source: 'nhs',
        ward: 'St James',
        postcode: 'KT1',
        language: 'ko',
        fromAge: 70,
        neverRung: true,
        registered: true,
      },
    },
  )
  for (const wrong of ['everyone', 'source:gp', 'age:old', 'not:called', 'is:rung', 'colour:red']) {
    expect(readListRule(wrong)).toMatchObject({ ok: false, error: { code: 'invalid', field: 'rule' } })
  }
})
