import type { SchoolRecords } from '../../services/privacy/pupilRecords.ts';
import type { Lists } from './lists.ts';

/** Everything of a school that can be about a pupil. */
export async function pupilLists(list: Lists): Promise<SchoolRecords> {
  return {
    pupil: await list('pupil'),
    report: await list('report'),
    question: await list('question'),
    conflict: await list('conflict'),
    case: await list('case'),
    meeting: await list('meeting'),
    post: await list('post'),
    outbox: await list('outbox'),
    file: await list('file'),
    digest: await list('digest'),
    telling: await list('telling'),
    audit: await list('audit'),
  };
}
