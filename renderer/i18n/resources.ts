import { call } from './en/call.ts'
import { caseFile } from './en/case-file.ts'
import { common } from './en/common.ts'
import { frame } from './en/frame.ts'
import { signIn } from './en/sign-in.ts'
import { supervisor } from './en/supervisor.ts'
import { work } from './en/work.ts'

/** The words of each part of the window, by name. */
export const resources = { call, caseFile, common, frame, signIn, supervisor, work } as const
