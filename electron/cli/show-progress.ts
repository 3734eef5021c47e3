import type { Broadcast } from '../../shared/api.ts'

type Progress = Extract<Broadcast, { kind: 'progress' }>

export interface ProgressLine {
  show(progress: Progress): void
  /** Clears the line, so that what comes next starts on its own. */
  end(): void
}

/** Progress on standard error: one line that is rewritten on a terminal, and only the steps elsewhere. */
export function showProgress(out: NodeJS.WriteStream = process.stderr): ProgressLine {
  let step = ''
  let shown = false
  return {
    show(progress) {
      const count = progress.total === null ? `${progress.done}` : `${progress.done} of ${progress.total}`
      if (out.isTTY) {
        out.write(`\r\u001b[K${progress.step}: ${count}`)
        shown = true
      } else if (progress.step !== step) out.write(`${progress.step} …\n`)
      step = progress.step
    },
    end() {
      if (shown) out.write('\r\u001b[K')
      shown = false
      step = ''
    },
  }
}
