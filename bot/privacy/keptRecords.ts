import type { KeptRecords } from '../../services/retention/keptRecords.ts';
import type { Lists } from './lists.ts';

/**
 * All records of a school that are not kept for ever. Posts are read before what they show, so that a card
 * posted meanwhile does not seem to have lost its subject.
 * @param oldest so many of the trail's oldest entries are enough; it goes from there
 */
export async function keptRecords(list: Lists, oldest?: number): Promise<KeptRecords> {
  const post = await list('post');
  const outbox = await list('outbox');
  const person = await list('person');
  const meeting = await list('meeting');
  return {
    post,
    outbox,
    person,
    account: await list('account'),
    meeting,
    pupil: await list('pupil'),
    report: await list('report'),
    question: await list('question'),
    conflict: await list('conflict'),
    classReport: await list('classReport'),
    registerDay: await list('registerDay'),
    schoolChoice: await list('schoolChoice'),
    case: await list('case'),
    handOver: await list('handOver'),
    rosterProposal: await list('rosterProposal'),
    earlySign: await list('earlySign'),
    dryRun: await list('dryRun'),
    inbox: await list('inbox'),
    overview: await list('overview'),
    file: await list('file'),
    telling: await list('telling'),
    digest: await list('digest'),
    morning: await list('morning'),
    watch: await list('watch'),
    audit: await list('audit', oldest),
  };
}
