import type { ListRule } from '../../../shared/rules/list-rule.ts'

/** A rule as it is written (shared/rules/list-rule.ts); quotation marks inside a value are left out, having no place. */
export function ruleText(rule: ListRule): string {
  const parts = [
    rule.source ? `source:${rule.source}` : '',
    rule.postcode ? `postcode:${rule.postcode.replace(/[\s"]/g, '')}` : '',
    rule.ward?.trim() ? `ward:"${rule.ward.trim().replaceAll('"', '')}"` : '',
    rule.language ? `language:${rule.language}` : '',
    rule.fromAge === null ? '' : `age:${rule.fromAge}+`,
    rule.neverRung ? 'not:rung' : '',
    rule.registered === null ? '' : rule.registered ? 'is:registered' : 'not:registered',
  ]
  return parts.filter(Boolean).join(' ')
}
