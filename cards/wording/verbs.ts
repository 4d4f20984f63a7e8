/** What a press can ask for; its `data` holds only ids, a version and a seal. */
export const verbs = [
  'note.undo',
  'note.show',
  'note.change',
  'note.choose',
  'note.settle',
  'case.show',
  'case.refresh',
  'case.steps',
  'case.more',
  'case.form',
  'case.timeline',
  'case.comment',
  'case.close',
  'case.reopen',
  'case.arrange',
  'case.arrangeEnd',
  'case.involve',
  'case.release',
  'case.hold',
  'case.approveAll',
  'step.approve',
  'step.reject',
  'step.assign',
  'step.done',
  'step.postpone',
  'step.judge',
  'step.remind',
  'digest.show',
  'digest.approveAll',
  'meeting.propose',
  'meeting.vote',
  'meeting.book',
  'meeting.cancel',
  'meeting.newTimes',
  'meeting.autoBook',
  'meeting.show',
  'status.show',
  'status.export',
  'team.link',
  'rollCall.save',
  'rollCall.present',
  'message.again',
  'left.show',
  'left.handOver',
  'left.wrong',
  'left.movedAway',
  'handOver.show',
  'handOver.accept',
  'handOver.refuse',
] as const;

/** Says the words that its button holds, as if the presser had written them. */
export const sayVerb = 'message.say';

export type Verb = (typeof verbs)[number];

/** Whether one of our cards can hold this verb. */
export function isVerb(verb: string): verb is Verb {
  return verbs.some((one) => one === verb);
}
