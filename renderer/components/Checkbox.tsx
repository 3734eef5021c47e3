import type { ReactNode } from 'react'
import { type CheckboxProps, Checkbox as RacCheckbox } from 'react-aria-components'

type Props = Omit<CheckboxProps, 'children' | 'className' | 'style'> & { children: ReactNode }

/** One thing that is so or not. */
export function Checkbox({ children, ...rest }: Props) {
  return (
    <RacCheckbox {...rest} className="checkbox">
      <span className="checkbox-box" aria-hidden="true" />
      <span>{children}</span>
    </RacCheckbox>
  )
}
