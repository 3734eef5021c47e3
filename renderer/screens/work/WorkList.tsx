import { type FocusEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'

interface Props<Row> {
  title: string
  /** The heading's rank: 2 for a part of the screen, 3 for a part of such a part. */
  rank: 2 | 3
  rows: readonly Row[]
  /** A line for a row: a list item with a key. */
  line: (row: Row) => ReactNode
  /** How many lines are shown before more are asked for, so that the rest of the screen stays in sight. */
  atFirst?: number
}

/**
 * Lines of work under a heading. A line that was done goes away, or moves, with the focus in it: the heading takes the focus
 * then, and the screen itself after the last line, so that the keyboard is not lost.
 */
export function WorkList<Row>({ title, rank, rows, line, atFirst = 6 }: Props<Row>) {
  const { t } = useTranslation('work')
  const [showsAll, setShowsAll] = useState(false)
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const section = useRef<HTMLElement>(null)
  const isIn = useRef(false)
  const Heading = rank === 2 ? 'h2' : 'h3'

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever lines came, went or moved.
  useEffect(() => {
    if (isIn.current && isFocusLost()) heading.current?.focus({ preventScroll: true })
  }, [rows])

  useEffect(() => {
    // Who points elsewhere has left; a button that goes away leaves no such trace.
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && section.current?.contains(target))) isIn.current = false
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown)
      if (isIn.current && isFocusLost()) document.getElementById('main')?.focus({ preventScroll: true })
    }
  }, [])

  const onBlur = (event: FocusEvent) => {
    isIn.current = event.relatedTarget === null || event.currentTarget.contains(event.relatedTarget)
  }
  return (
    <section
      ref={section}
      className="stack-tight"
      aria-labelledby={id}
      onBlur={onBlur}
      onFocus={() => {
        isIn.current = true
      }}
    >
      <Heading id={id} tabIndex={-1} ref={heading}>
        {title}
      </Heading>
      <ul className="work-lines">{rows.slice(0, showsAll ? rows.length : atFirst).map(line)}</ul>
      {rows.length > atFirst ? (
        <div>
          <Button kind="quiet" aria-expanded={showsAll} onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? t('showFewer') : t('showAll', { count: rows.length })}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
