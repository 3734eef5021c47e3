/** What is put in place of the blanks of the script. */
export interface ScriptBlanks {
  readonly handler: string
  readonly hub: string
  readonly name: string
  readonly telephone: string
  readonly interpreter: string
}

/** The words with their blanks filled in; a blank for which nothing is known stays, so that it is noticed. */
export function fillWords(text: string, blanks: ScriptBlanks): string {
  return text.replace(/\{(handler|hub|name|telephone|interpreter)\}/g, (blank, key: keyof ScriptBlanks) => {
    return blanks[key] || blank
  })
}
