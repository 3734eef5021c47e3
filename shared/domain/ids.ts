import { z } from 'zod'

/** 128 random bits as 32 lower-case hexadecimal digits: every id of the log has this form. */
const hex128 = z.string().regex(/^[0-9a-f]{32}$/)

export const SiteId = hex128.brand<'SiteId'>()
export type SiteId = z.infer<typeof SiteId>
export const CommandId = hex128.brand<'CommandId'>()
export type CommandId = z.infer<typeof CommandId>
export const ResidentId = hex128.brand<'ResidentId'>()
export type ResidentId = z.infer<typeof ResidentId>
/** The smallest id of the residents that are one person (DESIGN §2). */
export const PersonId = hex128.brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const StaffId = hex128.brand<'StaffId'>()
export type StaffId = z.infer<typeof StaffId>
export const ListId = hex128.brand<'ListId'>()
export type ListId = z.infer<typeof ListId>
export const ImportId = hex128.brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>
export const PartnerId = hex128.brand<'PartnerId'>()
export type PartnerId = z.infer<typeof PartnerId>
export const CallId = hex128.brand<'CallId'>()
export type CallId = z.infer<typeof CallId>
export const NeedId = hex128.brand<'NeedId'>()
export type NeedId = z.infer<typeof NeedId>
export const ReferralId = hex128.brand<'ReferralId'>()
export type ReferralId = z.infer<typeof ReferralId>
export const NoteId = hex128.brand<'NoteId'>()
export type NoteId = z.infer<typeof NoteId>
export const ConcernId = hex128.brand<'ConcernId'>()
export type ConcernId = z.infer<typeof ConcernId>
export const ContactId = hex128.brand<'ContactId'>()
export type ContactId = z.infer<typeof ContactId>
export const WarningId = hex128.brand<'WarningId'>()
export type WarningId = z.infer<typeof WarningId>
export const TaskId = hex128.brand<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>
export const MessageId = hex128.brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>
export const HubId = hex128.brand<'HubId'>()
export type HubId = z.infer<typeof HubId>
/** A file on its way into or out of the program; never stored. */
export const FileId = hex128.brand<'FileId'>()
export type FileId = z.infer<typeof FileId>
export const JobId = hex128.brand<'JobId'>()
export type JobId = z.infer<typeof JobId>
