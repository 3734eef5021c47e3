import { useState } from 'react'

export type Fields = Readonly<Record<string, string>>

/**
 * What is half typed in the small forms of a person's file, by form and field. In a call they are its draft's, so that a
 * crash loses no word; in the case file the screen keeps them.
 */
export interface Forms {
  readonly typed: Readonly<Record<string, Fields>>
  /** Changes one form; null closes it. */
  readonly put: (form: string, change: (before: Fields | null) => Fields | null) => void
}

/** Small forms that last as long as the screen. */
export function useScreenForms(): Forms {
  const [typed, setTyped] = useState<Readonly<Record<string, Fields>>>({})
  return { typed, put: (form, change) => setTyped((before) => withForm(before, form, change)) }
}

export function withForm(
  typed: Readonly<Record<string, Fields>>,
  form: string,
  change: (before: Fields | null) => Fields | null,
): Record<string, Record<string, string>> {
  const { [form]: before, ...others } = typed
  const after = change(before ?? null)
  const all = after ? { ...others, [form]: after } : others
  return Object.fromEntries(Object.entries(all).map(([name, fields]) => [name, { ...fields }]))
}

/** One small form: closed where it has no values. */
export interface SmallFormState {
  readonly name: string
  readonly values: Fields | null
  /** Opened by the reader just now, and not found open: its first box takes the cursor. */
  readonly takesFocus: boolean
  readonly open: (fields: Fields) => void
  readonly set: (field: string, text: string) => void
  readonly close: () => void
}

export function useSmallForm(forms: Forms, name: string): SmallFormState {
  const [takesFocus, setTakesFocus] = useState(false)
  return {
    name,
    values: forms.typed[name] ?? null,
    takesFocus,
    open: (fields) => {
      setTakesFocus(true)
      forms.put(name, (before) => before ?? fields)
    },
    set: (field, text) => forms.put(name, (before) => ({ ...before, [field]: text, [touched]: 'yes' })),
    close: () => forms.put(name, () => null),
  }
}

/** Notes in a form that something was typed in it since it was opened. */
const touched = 'touched'

/** The forms in which words wait that nobody has saved. */
export function unsavedForms(typed: Forms['typed']): readonly string[] {
  return Object.keys(typed).filter((form) => typed[form]?.[touched] === 'yes')
}
