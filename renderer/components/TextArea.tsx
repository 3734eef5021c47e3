import { type ReactNode, type Ref, type SyntheticEvent, useId } from 'react'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  id?: string
  hint?: ReactNode
  error?: string | null
  rows?: number
  maxLength?: number
  placeholder?: string
  /** Of the words in it, where they are not English. */
  lang?: string
  dir?: 'ltr' | 'rtl'
  textRef?: Ref<HTMLTextAreaElement>
  onSelect?: (event: SyntheticEvent<HTMLTextAreaElement>) => void
  onBlur?: () => void
}

/** A box for several lines of text. */
export function TextArea({ label, value, onChange, id, hint, error, textRef, ...rest }: Props) {
  const made = useId()
  const own = id ?? made
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field field-invalid' : 'field'}>
      <label htmlFor={own} className="field-label">
        {label}
      </label>
      {hint ? (
        <div id={`${own}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <div id={`${own}-error`} className="field-error">
          {error}
        </div>
      ) : null}
      <textarea
        {...rest}
        id={own}
        ref={textRef}
        className="input"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
