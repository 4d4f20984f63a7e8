import type { CardRef } from '../../../bot/core/outboxItem.ts';
import type { Verb } from '../../../cards/wording/verbs.ts';
import type { Reading } from '../../../services/notes/reading.ts';

/** What is tried, by what it is called in the code: a new intent, verb or card does not compile without a line here. */
export type Attempts = {
  messages: Readonly<
    Record<
      | Reading['intent']
      | 'help'
      | 'dryRun'
      | 'noted'
      | 'away'
      | 'unreported'
      | 'monthReview'
      | 'progress'
      | 'rollCall'
      | 'turnover'
      | 'worked'
      | 'smallTalk'
      | 'grave'
      | 'explain'
      | 'statusOfClass'
      | 'statusOfSchool'
      | 'statusOfMunicipality'
      | 'yearReport',
      string
    >
  >;
  /** Lines about days that the class teacher has noted already. */
  onAnothersNote: Readonly<Record<string, string>>;
  presses: Readonly<Record<Verb, Readonly<Record<string, string | number>>>>;
  cards: Readonly<Record<CardRef['card'], string>>;
};

/** Ids of what lies ready at each try. */
export const ready = {
  case: 'LI-2026-9001',
  closed: 'LI-2026-9002',
  meeting: 'meeting-9001',
  report: 'report-9001',
  question: 'question-9001',
  conflict: 'conflict-9001',
  dryRun: 'dry-9001',
  message: 'message-9001',
  telling: 'telling-9001',
  team: '19:team@thread.tacv2',
  left: 'LI-2026-9003',
  wrong: 'LI-2026-9004',
  handOver: 'hand-over-9001',
} as const;

const subject = { case: ready.case, v: 1 };

export const attempts: Attempts = {
  messages: {
    note: 'Loke 7b syg i dag',
    correct: 'ret: Loke 7b kom for sent 23/11, ikke ulovligt',
    withdraw: 'slet Loke 7b 23/11',
    status: 'hvor meget fravær har Loke 7b?',
    statusOfClass: 'status 7b',
    statusOfSchool: 'status skolen',
    statusOfMunicipality: 'status kommunen',
    yearReport: 'årsrapport',
    concern: 'jeg er bekymret for Loke 7b',
    all_present: 'alle er mødt i 7.b',
    refused: 'Loke 010112-1234 syg',
    not_absence: 'Loke er på tur med klassen',
    other: 'hvad er der til frokost',
    help: 'hjælp',
    dryRun: 'prøv reglerne antvorskov',
    noted: 'er Loke 7b noteret syg?',
    away: 'hvem er væk i 7b',
    unreported: 'hvem har ikke meldt ind',
    monthReview: 'månedens overblik',
    progress: 'har talt med Loke 7b',
    rollCall: 'morgenopråb til',
    turnover: 'overlevering',
    worked: 'hvad virker',
    smallTalk: 'jeg er så træt af det her',
    grave: 'Loke bliver slået derhjemme',
    explain: 'hvem kan se det?',
  },
  onAnothersNote: {
    'another category': 'Loke 7b syg 23/11',
    'the same': 'Loke 7b ulovligt fravær 23/11',
    'part of a day': 'Loke 7b kom for sent 23/11',
    'several days': 'Loke 7b syg 19/11-24/11',
    'a correction': 'ret: Loke 7b syg 23/11, ikke ulovligt',
    'a withdrawal': 'slet Loke 7b 23/11',
    'a concern': 'jeg er bekymret for Loke 7b',
    'a note, and undoes it': 'Loke 7b syg 23/11',
  },
  presses: {
    'note.undo': { report: ready.report, v: 1 },
    'note.show': { report: ready.report, page: 0 },
    'note.change': { report: ready.report, v: 1, change: 'present' },
    'note.choose': { question: ready.question, v: 1, choice: 'illness' },
    'note.settle': { conflict: ready.conflict, v: 1, take: 's2' },
    'case.show': { case: ready.case },
    'case.refresh': { case: ready.case },
    'case.steps': { case: ready.case },
    'case.more': { case: ready.case },
    'case.form': { ...subject, form: 'done', step: 'contact-home' },
    'case.timeline': { case: ready.case },
    'case.comment': { ...subject, comment: 'Vi taler om det i morgen.' },
    'case.close': { ...subject, ending: 'moved' },
    'case.reopen': { case: ready.closed, v: 1 },
    'case.arrange': { ...subject, arrangement: 'one_to_one' },
    'case.arrangeEnd': { ...subject, arrangement: 'reduced_timetable' },
    'case.involve': { ...subject, person: 'NURSE', basis: 'consent' },
    'case.release': { ...subject, released: 'NURSE2' },
    'case.hold': { ...subject, holder: 'LEADER' },
    'case.approveAll': subject,
    'step.approve': { ...subject, step: 'make-plan' },
    'step.reject': { ...subject, step: 'make-plan', reason: 'Den er lavet.' },
    'step.assign': { ...subject, step: 'contact-home', assignee: 'LEADER' },
    'step.done': { ...subject, step: 'contact-home' },
    'step.postpone': {
      ...subject,
      step: 'contact-home',
      to: '2026-12-09',
      why: 'Mor er på rejse.',
    },
    'step.judge': { ...subject, step: 'follow-up.1', judgement: 'same' },
    'step.remind': { ...subject, step: 'contact-home' },
    'digest.show': {},
    'digest.approveAll': { steps: `${ready.case}/1/make-plan` },
    'meeting.propose': subject,
    'meeting.vote': { meeting: ready.meeting, v: 1, slot: '1a', vote: 'no' },
    'meeting.book': { meeting: ready.meeting, v: 1, slot: '1a' },
    'meeting.cancel': { meeting: ready.meeting, v: 1 },
    'meeting.newTimes': { meeting: ready.meeting, v: 1 },
    'meeting.autoBook': { meeting: ready.meeting, v: 1, itself: 'yes' },
    'meeting.show': { meeting: ready.meeting, v: 1 },
    'status.show': { scope: 'pupil', id: 'LOKE' },
    'status.export': { scope: 'school', id: 'school', format: 'xlsx' },
    'message.again': { message: ready.message },
    'rollCall.save': { id: 'linde-7b', v: 20261125, away: '' },
    'rollCall.present': { id: 'linde-7b', v: 20261125 },
    'team.link': { school: 'linde' },
    'left.show': { case: ready.left },
    'left.handOver': { case: ready.left, v: 1, school: 'havn' },
    'left.wrong': { case: ready.left, v: 1 },
    'left.movedAway': { case: ready.left, v: 1 },
    'handOver.show': { handOver: ready.handOver },
    'handOver.accept': { handOver: ready.handOver },
    'handOver.refuse': { handOver: ready.handOver },
    'known.form': { id: 'LOKE', from: 'status' },
    'known.save': { id: 'LOKE', v: 0, from: 'status', known: 'agreed_course', to: '2026-12-09' },
    'known.end': { id: 'LOKE', v: 0, from: 'status' },
    'review.show': {},
    'review.done': {},
    'early.show': { id: 'LOKE', page: 0 },
    'early.talk': { id: 'LOKE', v: 0, page: 0 },
    'early.talked': { id: 'LOKE', v: 0, outcome: 'Vi har talt om det.' },
    'early.open': { id: 'LOKE', v: 0 },
    'early.follow': { id: 'LOKE', v: 0, page: 0 },
    'early.unfollow': { id: 'LOKE', v: 0, page: 0 },
    'turnover.show': {},
    'contact.list': {},
    'contact.show': { pupil: 'LOKE' },
    'contact.done': { pupil: 'LOKE', task: '1', v: 1 },
    'reason.list': {},
    'case.contact': { ...subject, with: 'mother', on: '', agreed: 'Vi ses.' },
    'letter.list': { case: ready.case },
    'letter.make': { case: ready.case, letter: 'invitation' },
    'letter.checkRegister': { case: ready.case },
    'reason.answer': { pupil: 'LOKE', from: '2026-11-17', to: '2026-11-17', answer: 'illness' },
    'case.map': { ...subject, form: 'map', functions: 'avoids_judgement' },
    'case.plan': { ...subject, form: 'review', to: '2026-12-07' },
    'case.wayBack': { ...subject, step: 'back-1', how: 'partly' },
    'case.arrangeUntil': {
      ...subject,
      ...{ arrangement: 'reduced_timetable', until: '2026-12-11' },
    },
    'case.visitation': { ...subject, offer: 'special-education', answered: 'why' },
    'case.begun': { case: ready.closed, v: 1, answer: 'no' },
    'meeting.came': { ...subject, meeting: ready.meeting, came: 'LEADER', home: 'parents' },
    'meeting.held': {
      ...subject,
      meeting: ready.meeting,
      answer: 'follow_up',
      nextOn: '2026-12-09',
    },
    'meeting.notHeld': { ...subject, meeting: ready.meeting },
    'meeting.choose': { meeting: ready.meeting, v: 1, way: 0 },
    'meeting.home': { meeting: ready.meeting, v: 1, wanted: 'yes' },
    'meeting.agenda': { meeting: ready.meeting, v: 1 },
  },
  cards: {
    receipt: ready.report,
    question: ready.question,
    conflict: ready.conflict,
    case: ready.case,
    caseSteps: ready.case,
    caseTools: ready.case,
    caseForm: ready.case,
    timeline: ready.case,
    digest: 'CLASS_TEACHER',
    nudge: ready.case,
    meeting: ready.meeting,
    status: 'school',
    overview: 'overview-9001',
    pupilStatus: 'LOKE',
    away: 'school',
    unreported: 'school',
    progress: ready.case,
    rollCall: 'linde-7b',
    dryRun: ready.dryRun,
    teamLink: ready.team,
    missed: ready.message,
    telling: ready.telling,
    notice: 'help',
    leaving: ready.left,
    handOver: ready.handOver,
    rosterWrong: ready.wrong,
    knownReason: 'LOKE',
    monthReview: 'school',
    earlySign: 'LOKE',
    turnover: 'school',
    homeContacts: 'CLASS_TEACHER',
    homeContact: 'LOKE',
    reasons: 'CLASS_TEACHER',
    meetingAgenda: ready.meeting,
    letters: ready.case,
  },
};
