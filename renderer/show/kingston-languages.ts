/** Languages of Kingston, those that the hub meets most first: ISO 639 codes. */
export const kingstonLanguages: readonly string[] = [
  'en',
  'ta',
  'ko',
  'ar',
  'uk',
  'pl',
  'ur',
  'fa',
  'es',
  'pt',
  'gu',
  'pa',
  'bn',
  'so',
  'tr',
  'zh',
]
