import { ConcernsScreen } from './concerns/ConcernsScreen.tsx'
import { CoverageScreen } from './coverage/CoverageScreen.tsx'
import { DuplicatesScreen } from './duplicates/DuplicatesScreen.tsx'
import { HeldScreen } from './held/HeldScreen.tsx'
import { ImportScreen } from './import/ImportScreen.tsx'
import { LettersScreen } from './letter/LettersScreen.tsx'
import { ListScreen } from './lists/ListScreen.tsx'
import { ListsScreen } from './lists/ListsScreen.tsx'
import { NewListScreen } from './lists/NewListScreen.tsx'
import { ShareScreen } from './lists/ShareScreen.tsx'
import { MessagesScreen } from './messages/MessagesScreen.tsx'
import { NeedsScreen } from './needs/NeedsScreen.tsx'
import { PartnersScreen } from './partners/PartnersScreen.tsx'
import { PromisesScreen } from './promises/PromisesScreen.tsx'
import { PacksScreen } from './referrals/PacksScreen.tsx'
import { ReferralsScreen } from './referrals/ReferralsScreen.tsx'
import { ReportsScreen } from './reports/ReportsScreen.tsx'
import { ResidentsScreen } from './residents/ResidentsScreen.tsx'
import type { Screen } from './screen.ts'
import { ScriptScreen } from './script/ScriptScreen.tsx'
import { SettingsScreen } from './settings/SettingsScreen.tsx'
import { StaffScreen } from './staff/StaffScreen.tsx'
import { StepsScreen } from './steps/StepsScreen.tsx'

/** The screens of the supervisor's part of the menu, and the tables of residents, needs and referrals. */
export const supervisorScreens: readonly Screen[] = [
  { path: '/residents', may: 'handler', element: <ResidentsScreen /> },
  { path: '/needs', may: 'handler', element: <NeedsScreen /> },
  { path: '/referrals', may: 'handler', element: <ReferralsScreen /> },
  { path: '/referrals/packs', may: 'supervisor', element: <PacksScreen /> },
  { path: '/concerns', may: 'supervisor', element: <ConcernsScreen /> },
  { path: '/callbacks', may: 'supervisor', element: <PromisesScreen /> },
  { path: '/steps', may: 'supervisor', element: <StepsScreen /> },
  { path: '/letters', may: 'supervisor', element: <LettersScreen /> },
  { path: '/lists', may: 'supervisor', element: <ListsScreen /> },
  { path: '/lists/new', may: 'supervisor', element: <NewListScreen /> },
  { path: '/lists/:listId', may: 'supervisor', element: <ListScreen /> },
  { path: '/lists/:listId/share', may: 'supervisor', element: <ShareScreen /> },
  { path: '/coverage', may: 'supervisor', element: <CoverageScreen /> },
  { path: '/import', may: 'supervisor', element: <ImportScreen /> },
  { path: '/duplicates', may: 'supervisor', element: <DuplicatesScreen /> },
  { path: '/held', may: 'supervisor', element: <HeldScreen /> },
  { path: '/reports', may: 'supervisor', element: <ReportsScreen /> },
  { path: '/partners', may: 'supervisor', element: <PartnersScreen /> },
  { path: '/script', may: 'supervisor', element: <ScriptScreen /> },
  { path: '/staff', may: 'supervisor', element: <StaffScreen /> },
  { path: '/messages', may: 'supervisor', element: <MessagesScreen /> },
  { path: '/settings', may: 'supervisor', element: <SettingsScreen /> },
]
