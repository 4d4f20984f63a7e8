import type { Verb } from '../../cards/wording/verbs.ts';
import { caseDecision } from './caseDecisionPress.ts';
import { caseMore, caseRefresh, caseShow, caseSteps, caseTimeline } from './casePress.ts';
import { noteChange } from './changePress.ts';
import { caseContact } from './contactLogPress.ts';
import { contactDone, contactList, contactShow } from './contactPress.ts';
import { digestApproveAll, digestShow, stepRemind } from './digestPress.ts';
import { earlyOpen, earlyPress, earlyShow, earlyTalked } from './earlySignPress.ts';
import { statusExport } from './exportPress.ts';
import { caseForm } from './formPress.ts';
import { handOverAccept, handOverRefuse, handOverShow } from './handOverPress.ts';
import { meetingCame, meetingHeld, meetingNotHeld } from './heldPress.ts';
import { caseApproveAll, caseHold } from './holdPress.ts';
import { caseInvolve, caseRelease } from './involvePress.ts';
import { knownEnd, knownForm, knownSave } from './knownReasonPress.ts';
import { leftHandOver, leftMovedAway, leftShow, leftWrong } from './leavingPress.ts';
import { letterCheckRegister, letterList, letterMake } from './letterPress.ts';
import { teamLink } from './linkPress.ts';
import {
  meetingBook,
  meetingBookItself,
  meetingCancel,
  meetingNewTimes,
  meetingPropose,
  meetingShow,
  meetingVote,
} from './meetingPress.ts';
import { meetingAgenda, meetingChoose, meetingHome } from './meetingWaysPress.ts';
import { messageAgain } from './messagePress.ts';
import { reviewDone, reviewShow } from './monthReviewPress.ts';
import { noteChoose, noteShow, noteUndo } from './notePress.ts';
import { caseBegun, caseVisitation } from './offerPress.ts';
import { caseMap, casePlan, caseWayBack } from './planPress.ts';
import type { PressVerb } from './pressVerb.ts';
import { reasonAnswer, reasonList } from './reasonPress.ts';
import { rollCallPresent, rollCallSave } from './rollCallPress.ts';
import { noteSettle } from './settlePress.ts';
import { statusShow } from './statusPress.ts';
import { stepPress } from './stepPress.ts';
import { turnoverShow } from './turnoverPress.ts';

/** Every card verb, with all that belongs to it. */
export const pressVerbs: { readonly [V in Verb]: PressVerb } = {
  'note.undo': noteUndo,
  'note.show': noteShow,
  'note.change': noteChange,
  'note.choose': noteChoose,
  'note.settle': noteSettle,
  'case.show': caseShow,
  'case.refresh': caseRefresh,
  'case.steps': caseSteps,
  'case.more': caseMore,
  'case.form': caseForm,
  'case.timeline': caseTimeline,
  'case.comment': caseDecision('comment'),
  'case.close': caseDecision('close'),
  'case.reopen': caseDecision('reopen'),
  'case.arrange': caseDecision('arrange'),
  'case.arrangeEnd': caseDecision('arrangeEnd'),
  'case.involve': caseInvolve,
  'case.release': caseRelease,
  'case.hold': caseHold,
  'case.approveAll': caseApproveAll,
  'step.approve': stepPress('approve'),
  'step.reject': stepPress('reject'),
  'step.assign': stepPress('assign'),
  'step.done': stepPress('done'),
  'step.postpone': stepPress('postpone'),
  'step.judge': stepPress('judge'),
  'step.remind': stepRemind,
  'digest.show': digestShow,
  'digest.approveAll': digestApproveAll,
  'meeting.propose': meetingPropose,
  'meeting.vote': meetingVote,
  'meeting.book': meetingBook,
  'meeting.cancel': meetingCancel,
  'meeting.newTimes': meetingNewTimes,
  'meeting.autoBook': meetingBookItself,
  'meeting.show': meetingShow,
  'status.show': statusShow,
  'status.export': statusExport,
  'team.link': teamLink,
  'rollCall.save': rollCallSave,
  'rollCall.present': rollCallPresent,
  'message.again': messageAgain,
  'left.show': leftShow,
  'left.handOver': leftHandOver,
  'left.wrong': leftWrong,
  'left.movedAway': leftMovedAway,
  'handOver.show': handOverShow,
  'handOver.accept': handOverAccept,
  'handOver.refuse': handOverRefuse,
  'known.form': knownForm,
  'known.save': knownSave,
  'known.end': knownEnd,
  'review.show': reviewShow,
  'review.done': reviewDone,
  'early.show': earlyShow,
  'early.talk': earlyPress('talk'),
  'early.talked': earlyTalked,
  'early.open': earlyOpen,
  'early.follow': earlyPress('follow'),
  'early.unfollow': earlyPress('unfollow'),
  'turnover.show': turnoverShow,
  'contact.list': contactList,
  'contact.show': contactShow,
  'contact.done': contactDone,
  'reason.list': reasonList,
  'reason.answer': reasonAnswer,
  'case.contact': caseContact,
  'case.map': caseMap,
  'case.plan': casePlan,
  'case.wayBack': caseWayBack,
  'case.arrangeUntil': caseDecision('arrangeUntil'),
  'case.visitation': caseVisitation,
  'case.begun': caseBegun,
  'meeting.came': meetingCame,
  'meeting.held': meetingHeld,
  'meeting.notHeld': meetingNotHeld,
  'meeting.choose': meetingChoose,
  'meeting.home': meetingHome,
  'meeting.agenda': meetingAgenda,
  'letter.list': letterList,
  'letter.make': letterMake,
  'letter.checkRegister': letterCheckRegister,
};
