import type { Failure } from '../../shared/result.ts'

/** Ends a command with one sentence and status 1. */
export class Refused extends Error {
  readonly code: Failure['code'] | null

  constructor(sentence: string, code: Failure['code'] | null = null) {
    super(sentence)
    this.code = code
  }
}
