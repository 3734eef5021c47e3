import { instantOf, showTime } from '../../shared/domain/time.ts'
import { useNow } from '../hooks/useNow.ts'

/** What the clock on a London wall shows. */
export function Clock() {
  const now = useNow(5_000)
  return <time className="clock">{showTime(instantOf(now))}</time>
}
