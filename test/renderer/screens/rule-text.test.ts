import { expect, test } from 'vitest'
import { ruleText } from '../../../renderer/screens/lists/rule-text.ts'
import { type ListRule, readListRule } from '../../../shared/rules/list-rule.ts'

const nobodySaid: ListRule = {
  source: null,
  ward: null,
  postcode: null,
  language: null,
  fromAge: null,
  neverRung: false,
  registered: null,
}

test.each<[string, ListRule]>([
  ['everybody', nobodySaid],
  [
    'all of it',
    {
      source: 'nhs',
      ward: 'St James',
      postcode: 'KT1',
      language: 'ko',
      fromAge: 70,
      neverRung: true,
      registered: false,
    },
  ],
  ['those who registered', { ...nobodySaid, registered: true }],
  ['age nought', { ...nobodySaid, fromAge: 0 }],
])('what is built is read back as the same rule: %s', (_, rule) => {
  expect(readListRule(ruleText(rule))).toEqual({ ok: true, value: rule })
})

test('a space in a postcode and quotation marks in a ward do not break the rule', () => {
  const text = ruleText({ ...nobodySaid, postcode: 'kt1 3', ward: ' St "James" ' })
  expect(readListRule(text)).toEqual({ ok: true, value: { ...nobodySaid, postcode: 'KT13', ward: 'St James' } })
})
