import { z } from 'zod';
import { knownReasonPlaces } from '../../cards/knownReasonCard.ts';
import { caseForms, toolSides } from '../../services/cases/caseForms.ts';
import { contactWith } from '../../services/cases/caseWork.ts';
import { caseLists } from '../../services/status/views.ts';
import { deeds } from '../../services/talk/deed.ts';
import { ownWords } from '../../services/words/ownWords.ts';
import { withoutThread } from './withoutThread.ts';

/** Where a message goes: a person's own chat, a school's team channel, or the conversation it answers. */
export const recipient = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('person'), staffId: z.string() }),
  z.strictObject({ to: z.literal('team'), teamId: z.string() }),
  z.strictObject({
    to: z.literal('conversation'),
    reference: z.record(z.string(), z.unknown()),
    locale: z.enum(['da', 'en']),
  }),
]);

/**
 * What a message shows. Ids only: the card is built when sent, from what is stored and visible to the
 * recipient at that time, so no name waits in the outbox.
 */
export const subject = z.discriminatedUnion('card', [
  z.strictObject({
    card: z.literal('receipt'),
    id: z.string(),
    page: z.int().min(0).optional(),
  }),
  z.strictObject({
    card: z.literal('question'),
    id: z.string(),
    page: z.int().min(0).optional(),
  }),
  /** Two contradicting notes about a pupil. */
  z.strictObject({ card: z.literal('conflict'), id: z.string() }),
  z.strictObject({ card: z.literal('case'), id: z.string() }),
  /** All steps of a case. */
  z.strictObject({
    card: z.literal('caseSteps'),
    id: z.string(),
    page: z.int().min(0).optional(),
  }),
  z.strictObject({
    card: z.literal('caseTools'),
    id: z.string(),
    side: z.enum(toolSides).optional(),
    page: z.int().min(0).optional(),
    /** Of the offers: the one whose page it is. */
    offer: z.string().optional(),
  }),
  /** A form of a case; what is filled in is never stored. */
  z.strictObject({
    card: z.literal('caseForm'),
    id: z.string(),
    form: z.enum(caseForms),
    step: z.string().optional(),
    /** Of a contact: with whom, and which day. */
    with: z.enum(contactWith).optional(),
    on: z.iso.date().optional(),
    /** The offer it is about, by id. */
    offer: z.string().optional(),
    /** The first colleague of a list that is too long for a message. */
    start: z.int().min(0).optional(),
  }),
  z.strictObject({
    card: z.literal('timeline'),
    id: z.string(),
    page: z.int().min(0).optional(),
  }),
  /**
   * A person's morning list, by staff id: its first things, or a page of the rest; after approving several,
   * with how many were approved and how many were not.
   */
  z.strictObject({
    card: z.literal('digest'),
    id: z.string(),
    /** Asked for, at whatever time of day: it is no morning's greeting. */
    asked: z.literal(true).optional(),
    page: z.int().min(0).optional(),
    approved: z.int().min(0).optional(),
    left: z.int().min(0).optional(),
  }),
  /** A colleague's reminder of a step of the case `id`; `by` is a staff id. */
  z.strictObject({ card: z.literal('nudge'), id: z.string(), step: z.string(), by: z.string() }),
  z.strictObject({
    card: z.literal('meeting'),
    id: z.string(),
    /** The slot that its organiser is asked about once more. */
    ask: z.string().optional(),
  }),
  /** A class by id, or `school`; filtered and paged as the reader asked. */
  z.strictObject({
    card: z.literal('status'),
    id: z.string(),
    filter: z.enum(caseLists).optional(),
    page: z.int().min(0).optional(),
  }),
  /** A count over several schools. */
  z.strictObject({
    card: z.literal('overview'),
    id: z.string(),
    page: z.int().min(0).optional(),
  }),
  /** `as`: whether they are noted was asked, as ill or at all; today, or on `days`. */
  z.strictObject({
    card: z.literal('pupilStatus'),
    id: z.string(),
    as: z.enum(['illness', 'any']).optional(),
    days: z.array(z.iso.date()).optional(),
  }),
  /** Who is away today, or on a day: a class by id, `own` for the reader's classes, or `school`. */
  z.strictObject({
    card: z.literal('away'),
    id: z.string(),
    on: z.iso.date().optional(),
    page: z.int().min(0).optional(),
  }),
  /** Classes that told nothing today: `own` for the reader's classes, or `school`. */
  z.strictObject({ card: z.literal('unreported'), id: z.enum(['own', 'school']) }),
  /** The morning's roll-call of a class; `reminds`: it was not told of yet. */
  z.strictObject({
    card: z.literal('rollCall'),
    id: z.string(),
    reminds: z.literal(true).optional(),
  }),
  /** What somebody did about a pupil, with the step of the case `id` that it fits. */
  z.strictObject({
    card: z.literal('progress'),
    id: z.string(),
    deed: z.enum(deeds),
    with: z.enum(contactWith).optional(),
    on: z.iso.date().optional(),
  }),
  /** What a meeting goes through. */
  z.strictObject({ card: z.literal('meetingAgenda'), id: z.string() }),
  /** What happens to the case of a pupil who left the roster. */
  z.strictObject({ card: z.literal('leaving'), id: z.string() }),
  /** A case that another school offers, by the hand-over's id. */
  z.strictObject({ card: z.literal('handOver'), id: z.string() }),
  /** The school's cases to hand over before the summer. */
  z.strictObject({
    card: z.literal('turnover'),
    id: z.literal('school'),
    /** Only those for that reason. */
    filter: z.literal('other_offer').optional(),
    page: z.int().min(0).optional(),
  }),
  /** That the pupil of the case `id` is missing on the roster, for whoever runs it. */
  z.strictObject({ card: z.literal('rosterWrong'), id: z.string() }),
  /** The form that says why a pupil's absence is no alarm for a while; `from` is where it was opened. */
  z.strictObject({
    card: z.literal('knownReason'),
    id: z.string(),
    from: z.enum(knownReasonPlaces).optional(),
  }),
  /** The month's look at everybody without a case: of the school, or of the reader's classes. */
  z.strictObject({
    card: z.literal('monthReview'),
    id: z.enum(['school', 'own']),
    page: z.int().min(0).optional(),
  }),
  /** A pupil without a case, by id; `page` is that of the review it was opened from. */
  z.strictObject({
    card: z.literal('earlySign'),
    id: z.string(),
    page: z.int().min(0).optional(),
  }),
  /** The documents that fit the case `id`, and the one, by id, that was just made. */
  z.strictObject({
    card: z.literal('letters'),
    id: z.string(),
    page: z.int().min(0).optional(),
    language: z.string().optional(),
    made: z.string().optional(),
  }),
  z.strictObject({ card: z.literal('dryRun'), id: z.string() }),
  /** The homes that a person, by staff id, is asked to contact. */
  z.strictObject({
    card: z.literal('homeContacts'),
    id: z.string(),
    page: z.int().min(0).optional(),
    /** It came by itself: not at all where nothing is left to do. */
    news: z.literal(true).optional(),
  }),
  /** The task of contacting the home of the pupil `id`. */
  z.strictObject({ card: z.literal('homeContact'), id: z.string() }),
  /** The reasons for absence that a person, by staff id, is asked for. */
  z.strictObject({
    card: z.literal('reasons'),
    id: z.string(),
    page: z.int().min(0).optional(),
    /** After "ved ikke": the staff id of who is asked next, empty if that is the reader. */
    nextId: z.string().optional(),
  }),
  z.strictObject({ card: z.literal('teamLink'), id: z.string() }),
  /** That a message may not have arrived; `id` is its outbox item. */
  z.strictObject({ card: z.literal('missed'), id: z.string() }),
  /** A `DeliveryAlert`: a card did not reach others. */
  z.strictObject({ card: z.literal('telling'), id: z.string() }),
  z.strictObject({
    card: z.literal('notice'),
    /** Which notice: `welcome`, `help`, `not_understood`, `unknown_person`, or the code of a refusal. */
    id: z.string(),
    details: z.record(z.string(), z.union([ownWords(z.string()), z.number()])),
  }),
]);

const show = z.strictObject({
  do: z.literal('show'),
  recipient,
  subject,
  /**
   * `latest` updates the card already showing the subject there, else sends one; `new` sends one; `update`
   * only updates an existing card, so it disturbs nobody.
   */
  mode: z.enum(['latest', 'new', 'update']),
  /** The message to update, if not where the subject's newest card is. */
  at: z.string().optional(),
});

const job = z.strictObject({
  do: z.enum(['findTimes', 'bookEvent', 'cancelEvent', 'checkEvent']),
  meetingId: z.string(),
});

/** Something to do after the commit: show a card, or call Graph. */
export const outboxItem = z.strictObject({
  work: z.discriminatedUnion('do', [
    show,
    job.extend({ do: z.literal('findTimes') }),
    job.extend({ do: z.literal('bookEvent') }),
    job.extend({ do: z.literal('cancelEvent') }),
    job.extend({ do: z.literal('checkEvent') }),
    z.strictObject({ do: z.literal('watch'), organiser: z.string() }),
    z.strictObject({ do: z.literal('dryRun'), dryRunId: z.string() }),
    /** Hands the understood message to the school its writer chose. */
    z.strictObject({ do: z.literal('handOver'), choiceId: z.string() }),
    z.strictObject({ do: z.literal('overview'), overviewId: z.string() }),
    /** Offers a case to another school. */
    z.strictObject({ do: z.literal('offerCase'), caseId: z.string(), handOverId: z.string() }),
    /** Takes an offer back that another school has not answered. */
    z.strictObject({ do: z.literal('withdrawOffer'), handOverId: z.string(), to: z.string() }),
    /** Tells the school that offered a case what was answered. */
    z.strictObject({ do: z.literal('answerOffer'), handOverId: z.string() }),
    /** Asks to put a file in the person's OneDrive, or puts it there. */
    z.strictObject({ do: z.enum(['offerFile', 'uploadFile']), fileId: z.string() }),
  ]),
  createdAt: z.iso.datetime({ offset: true }),
  attempts: z.int().min(0),
  /** Not before this instant: a planned waking hour, or the end of a wait. */
  notBefore: z.iso.datetime({ offset: true }).optional(),
  /** Original length of the wait in milliseconds; absent for planned items. */
  waitMs: z.int().min(0).optional(),
  /**
   * `sending`: a new message is on its way; may have arrived if the process ends now; `maybe`: may have
   * arrived, and is not sent again; `parked`: waiting until its recipient is met; `failed`: given up.
   * `failure` is the reason code.
   */
  state: z.enum(['waiting', 'sending', 'parked', 'maybe', 'failed']),
  failure: z.string().optional(),
  /** It was parked, then released when its recipient was met. */
  released: z.literal(true).optional(),
  /** When tries began, if later than its creation. */
  triedSince: z.iso.datetime({ offset: true }).optional(),
  /** It waits until nobody has a screen of the card open there. */
  behindForm: z.literal(true).optional(),
  /** While `sending`: other items it also shows. */
  covers: z.array(z.string()).optional(),
});

/** Which messages show a subject, by recipient, so cards can be updated in place. */
export const post = z.strictObject({
  places: z.record(
    z.string(),
    z.strictObject({
      recipient,
      conversationId: z.string(),
      activityId: z.string(),
      /** Who has a screen of the card open there, by staff id, and until when it is left alone. */
      forms: z.record(z.string(), z.iso.datetime({ offset: true })).optional(),
    }),
  ),
});

export type Recipient = z.output<typeof recipient>;
export type CardRef = z.output<typeof subject>;
export type OutboxItem = z.output<typeof outboxItem>;
export type OutboxWork = OutboxItem['work'];
export type Post = z.output<typeof post>;

/** A recipient's unique key. */
export function recipientKey(to: Recipient): string {
  if (to.to === 'person') return `person:${to.staffId}`;
  if (to.to === 'team') return `team:${to.teamId}`;
  return `conversation:${conversationId(to.reference)}`;
}

const inConversation = z.object({ conversation: z.object({ id: z.string() }) });

/** The conversation id of a reference, without a channel's thread; empty if it has none. */
export function conversationId(reference: Readonly<Record<string, unknown>>): string {
  const id = inConversation.safeParse(reference).data?.conversation.id ?? '';
  return withoutThread(id);
}

/** The key of what is shown; a subject with one live card is updated in place. */
export function subjectKey({ card, id }: CardRef): string {
  return `${card}:${id}`;
}
