import type { Verb } from '../../cards/wording/verbs.ts';
import { caseDecision } from './caseDecisionPress.ts';
import { caseMore, caseRefresh, caseShow, caseTimeline, digestShow } from './casePress.ts';
import { noteChange } from './changePress.ts';
import { statusExport } from './exportPress.ts';
import { caseInvolve, caseRelease } from './involvePress.ts';
import { teamLink } from './linkPress.ts';
import { meetingBook, meetingCancel, meetingPropose, meetingVote } from './meetingPress.ts';
import { messageAgain } from './messagePress.ts';
import { noteChoose, noteShow, noteUndo } from './notePress.ts';
import type { PressVerb } from './pressVerb.ts';
import { rollCallPresent, rollCallSave } from './rollCallPress.ts';
import { noteSettle } from './settlePress.ts';
import { statusShow } from './statusPress.ts';
import { stepPress } from './stepPress.ts';

/** Every card verb, with all that belongs to it. */
export const pressVerbs: { readonly [V in Verb]: PressVerb } = {
  'note.undo': noteUndo,
  'note.show': noteShow,
  'note.change': noteChange,
  'note.choose': noteChoose,
  'note.settle': noteSettle,
  'case.show': caseShow,
  'case.refresh': caseRefresh,
  'case.more': caseMore,
  'case.timeline': caseTimeline,
  'case.comment': caseDecision('comment'),
  'case.close': caseDecision('close'),
  'case.reopen': caseDecision('reopen'),
  'case.arrange': caseDecision('arrange'),
  'case.arrangeEnd': caseDecision('arrangeEnd'),
  'case.involve': caseInvolve,
  'case.release': caseRelease,
  'step.approve': stepPress('approve'),
  'step.reject': stepPress('reject'),
  'step.assign': stepPress('assign'),
  'step.done': stepPress('done'),
  'step.postpone': stepPress('postpone'),
  'step.judge': stepPress('judge'),
  'digest.show': digestShow,
  'meeting.propose': meetingPropose,
  'meeting.vote': meetingVote,
  'meeting.book': meetingBook,
  'meeting.cancel': meetingCancel,
  'status.show': statusShow,
  'status.export': statusExport,
  'team.link': teamLink,
  'rollCall.save': rollCallSave,
  'rollCall.present': rollCallPresent,
  'message.again': messageAgain,
};
