/**
 * A hybrid logical clock (Kulkarni et al., "Logical Physical Clocks"): 12 hexadecimal digits of milliseconds, a hyphen,
 * and 4 of a counter. It sorts as text, and is always greater than every clock that this machine holds, so a clock that
 * is slow, fast, or set back neither breaks the order nor stops the work.
 */
export const earliestClock = '000000000000-0000'

/** The next clock after `last`, at the machine's time `now` (milliseconds). */
export function nextClock(last: string, now: number): string {
  const lastTime = Number.parseInt(last.slice(0, 12), 16)
  const time = Math.max(0, Math.floor(now))
  if (time > lastTime) return written(time, 0)
  const counter = Number.parseInt(last.slice(13), 16) + 1
  return counter > 0xffff ? written(lastTime + 1, 0) : written(lastTime, counter)
}

export function isClock(text: string): boolean {
  return /^[0-9a-f]{12}-[0-9a-f]{4}$/.test(text)
}

function written(time: number, counter: number): string {
  return `${time.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}`
}
