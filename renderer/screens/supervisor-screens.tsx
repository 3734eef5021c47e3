import type { Screen } from './screen.ts'

/** The screens of the supervisor's part of the menu, and the tables of residents, needs and referrals. */
export const supervisorScreens: readonly Screen[] = []
