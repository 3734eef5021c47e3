import { z } from 'zod'

export const roles = ['handler', 'supervisor', 'administrator'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const roleLabels: Record<Role, string> = {
  handler: 'Call handler',
  supervisor: 'Supervisor',
  administrator: 'Administrator',
}

/** Whether somebody in a role may do what asks for another: each role may do what those before it may. */
export function mayActAs(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}

export const staffFields = {
  name: z.string().trim().min(1).max(100),
  role: Role,
  /** ISO 639 codes of the languages they can hold a call in. */
  languages: z.array(z.string().max(10)).max(30),
  /** Hours a week that they ring: sharing out is by these. */
  hours: z.number().min(0).max(80),
} as const
