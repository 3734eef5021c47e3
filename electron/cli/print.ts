/** Results on standard output: one JSON document, or lines for a person. */
export function print(result: object, { json }: { readonly json: boolean }): void {
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${lines(result, '').join('\n')}\n`)
}

/** Messages on standard error, so that results can be piped on. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** `name: value`, one a line; what is inside a value is moved in. */
function lines(value: object, indent: string): string[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const label = Array.isArray(value) ? '-' : `${words(name)}:`
    if (typeof inner !== 'object' || inner === null) return [`${indent}${label} ${shown(inner)}`]
    const within = lines(inner, `${indent}  `)
    return within.length === 0 ? [`${indent}${label} none`] : [`${indent}${label}`, ...within]
  })
}

function shown(value: unknown): string {
  return typeof value === 'number' ? value.toLocaleString('en-GB') : String(value ?? 'none')
}

/** `needingSupport` as `needing support`. */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
