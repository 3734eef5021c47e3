/** What somebody is to the resident, as far as the hub's work hangs on it. */
export const contactRoles = ['carer', 'nextOfKin', 'keyHolder', 'interpreter', 'neighbour', 'other'] as const
export type ContactRole = (typeof contactRoles)[number]
export const contactRoleLabels: Record<ContactRole, string> = {
  carer: 'Carer',
  nextOfKin: 'Next of kin',
  keyHolder: 'Key holder',
  interpreter: 'Interprets for them',
  neighbour: 'Neighbour',
  other: 'Other',
}
