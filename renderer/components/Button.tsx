import type { ReactNode, Ref } from 'react'
import { type ButtonProps, Button as RacButton } from 'react-aria-components'
import { KeyHint } from './KeyHint.tsx'

type Props = Omit<ButtonProps, 'children' | 'className' | 'style'> & {
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
  /** `primary` is the one action of a screen; `danger` is what harms; `quiet` stands back. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  large?: boolean
  /** The key that does the same, shown on the button. */
  keys?: string
}

/** A button, with the key that does the same shown on it. */
export function Button({ children, kind = 'plain', large = false, keys, ...rest }: Props) {
  const classes = ['button', kind === 'plain' ? '' : `button-${kind}`, large ? 'button-large' : '']
  return (
    <RacButton {...rest} className={classes.filter(Boolean).join(' ')}>
      {children}
      {keys ? <KeyHint keys={keys} /> : null}
    </RacButton>
  )
}
