import type { CommandName, OutputOf, ParsedInputOf } from '../../shared/api.ts'
import type { Result } from '../../shared/result.ts'
import type { Writing } from '../log/write.ts'
import { logCall, markBadNumber } from './call.ts'
import { changeCallback, dropCallback } from './callback.ts'
import { acknowledgeConcern, closeConcern, raiseConcern } from './concern.ts'
import { recordConsentFromFile } from './consent.ts'
import { addContact, changeContact, removeContact } from './contact.ts'
import { handOver } from './hand-over.ts'
import { changeHub } from './hub.ts'
import { decideIdentity } from './identity.ts'
import { giveStep, takeStep } from './ladder.ts'
import { closeList, createList, shareList, takeBack } from './list.ts'
import { readMessage, sendMessage } from './message.ts'
import { addNeed, changeNeed } from './need.ts'
import { addPartner, changePartner, removePartner } from './partner.ts'
import { recordDelivery, recurNeed } from './recurrence.ts'
import { makeReferral, markPackSent, moveReferral } from './referral.ts'
import { addNote, confirmResident, eraseResident, registerResident, resolveHold } from './resident.ts'
import { changeScript, checkScript } from './script.ts'
import { skipCall } from './skip.ts'
import { changeStaff, removeStaff } from './staff.ts'
import { addTask, changeTask } from './task.ts'
import { undoCommand } from './undo.ts'
import { addWarning, endWarning } from './warning.ts'

type LogCommand<N extends CommandName> = (tx: Writing, input: ParsedInputOf<N>) => Result<OutputOf<N>>

/** The commands that write events, by request name: each checks the rules, then appends; nothing else writes. */
export const logCommands = {
  'hub.change': changeHub,
  'staff.change': changeStaff,
  'staff.remove': removeStaff,
  'resident.register': registerResident,
  'resident.confirm': confirmResident,
  'resident.resolveHold': resolveHold,
  'resident.erase': eraseResident,
  'note.add': addNote,
  'list.create': createList,
  'list.share': shareList,
  'list.takeBack': takeBack,
  'list.close': closeList,
  'identity.decide': decideIdentity,
  'call.log': logCall,
  'call.badNumber': markBadNumber,
  'call.skip': skipCall,
  'command.undo': undoCommand,
  'callback.change': changeCallback,
  'callback.drop': dropCallback,
  'work.handOver': handOver,
  'message.send': sendMessage,
  'message.read': readMessage,
  'ladder.take': takeStep,
  'ladder.give': giveStep,
  'contact.add': addContact,
  'contact.change': changeContact,
  'contact.remove': removeContact,
  'warning.add': addWarning,
  'warning.end': endWarning,
  'task.add': addTask,
  'task.change': changeTask,
  'concern.raise': raiseConcern,
  'concern.acknowledge': acknowledgeConcern,
  'concern.close': closeConcern,
  'need.add': addNeed,
  'need.change': changeNeed,
  'need.recur': recurNeed,
  'delivery.record': recordDelivery,
  'consent.record': recordConsentFromFile,
  'referral.make': makeReferral,
  'referral.move': moveReferral,
  'referrals.markSent': markPackSent,
  'partner.add': addPartner,
  'partner.change': changePartner,
  'partner.remove': removePartner,
  'script.change': changeScript,
  'script.check': checkScript,
} satisfies { [N in CommandName]?: LogCommand<N> }

export type LogCommandName = keyof typeof logCommands
