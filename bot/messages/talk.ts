import { isOwnLife } from '../../services/talk/smallTalk.ts';
import { privately } from '../core/turn.ts';
import { always, type IntentKind } from './intentKind.ts';
import { notice } from './notice.ts';

/**
 * Small talk: answered kindly, and neither stored nor logged. A thumb may answer an open question; what is
 * about the writer's own life does not.
 */
export const smallTalk: IntentKind<'smallTalk'> = {
  isOwn: ({ kind }) => isOwnLife(kind),
  answer: (work, { kind }) => {
    const id = `talk_${kind}`;
    if (!isOwnLife(kind)) return notice(work, id);
    // Others need not read along in what somebody says of themselves.
    work.outbox.show(privately(work.turn), { card: 'notice', id, details: {} }, 'new');
  },
};

/** What a word or a practice means, in short, with its source. */
export const explain: IntentKind<'explain'> = {
  isOwn: always,
  answer: (work, { topic }) => notice(work, `explain_${topic}`),
};
