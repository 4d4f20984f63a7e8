import type { CardSubjects } from '../../services/retention/cardSubjects.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { awayKind, unreportedKind } from './awayCard.ts';
import type { CardKind } from './cardKind.ts';
import {
  caseFormKind,
  caseKind,
  caseStepsKind,
  caseToolsKind,
  meetingAgendaKind,
  meetingKind,
  progressKind,
  timelineKind,
} from './caseCards.ts';
import { deliveryAlertKind, missedKind, noticeKind, teamLinkKind } from './deliveryCards.ts';
import { digestKind } from './digestKind.ts';
import { earlySignKind, monthReviewKind } from './earlyCards.ts';
import { knownReasonKind } from './knownReasonKind.ts';
import { handOverKind, leavingKind, rosterWrongKind, turnoverKind } from './leavingCards.ts';
import { lettersKind } from './lettersKind.ts';
import { conflictKind, questionKind, receiptKind } from './noteCards.ts';
import { nudgeKind } from './nudgeKind.ts';
import { homeContactKind, homeContactsKind, reasonsKind } from './pupilTaskCards.ts';
import { rollCallKind } from './rollCallCard.ts';
import { dryRunKind, overviewKind, pupilStatusKind, statusKind } from './statusCards.ts';

/** Every card the bot shows. */
export const cardKinds: { readonly [Card in CardRef['card']]: CardKind<Card> } = {
  receipt: receiptKind,
  question: questionKind,
  conflict: conflictKind,
  case: caseKind,
  caseSteps: caseStepsKind,
  caseTools: caseToolsKind,
  caseForm: caseFormKind,
  timeline: timelineKind,
  digest: digestKind,
  nudge: nudgeKind,
  meeting: meetingKind,
  status: statusKind,
  overview: overviewKind,
  pupilStatus: pupilStatusKind,
  away: awayKind,
  unreported: unreportedKind,
  progress: progressKind,
  rollCall: rollCallKind,
  leaving: leavingKind,
  handOver: handOverKind,
  rosterWrong: rosterWrongKind,
  turnover: turnoverKind,
  dryRun: dryRunKind,
  homeContacts: homeContactsKind,
  homeContact: homeContactKind,
  reasons: reasonsKind,
  teamLink: teamLinkKind,
  missed: missedKind,
  telling: deliveryAlertKind,
  notice: noticeKind,
  knownReason: knownReasonKind,
  monthReview: monthReviewKind,
  earlySign: earlySignKind,
  meetingAgenda: meetingAgendaKind,
  letters: lettersKind,
};

/** What each card shows, for removal by age or erasure. */
export const cardSubjects: CardSubjects = Object.fromEntries(
  Object.entries(cardKinds).map(([card, { shows }]) => [card, shows]),
);
