export interface BarPart {
  readonly key: string
  readonly label: string
  readonly count: number
  /** Which of the nine colours and patterns. */
  readonly tone: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
  /** Where its number leads. */
  readonly onPress?: () => void
}

/** Counts that make up a whole, as one bar, with each number beside its name: a number leads to its people. */
export function Bar({ label, parts }: { label: string; parts: readonly BarPart[] }) {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  return (
    <section className="bar" aria-label={label}>
      <div className="bar-track" aria-hidden="true">
        {parts
          .filter((part) => part.count > 0)
          .map((part) => (
            <div
              key={part.key}
              className={`bar-part part-${part.tone}`}
              style={{ flexGrow: total === 0 ? 0 : part.count / total }}
            />
          ))}
      </div>
      <ul className="bar-legend">
        {parts.map((part) => (
          <li key={part.key} className="bar-key">
            <span className={`bar-swatch part-${part.tone}`} aria-hidden="true" />
            {part.onPress ? (
              <button type="button" className="link-button" onClick={part.onPress}>
                <b>{part.count.toLocaleString('en-GB')}</b> {part.label}
              </button>
            ) : (
              <span>
                <b>{part.count.toLocaleString('en-GB')}</b> {part.label}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
