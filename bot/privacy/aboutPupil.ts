import { type PupilRecords, recordsAbout } from '../../services/privacy/pupilRecords.ts';
import { cardSubjects } from '../show/cardKinds.ts';
import type { Lists } from './lists.ts';

/** All records of a school that are about a pupil. O(records). */
export async function aboutPupil(list: Lists, pupilId: string): Promise<PupilRecords> {
  const records = {
    pupil: await list('pupil'),
    report: await list('report'),
    question: await list('question'),
    conflict: await list('conflict'),
    schoolChoice: await list('schoolChoice'),
    case: await list('case'),
    handOver: await list('handOver'),
    earlySign: await list('earlySign'),
    rosterProposal: await list('rosterProposal'),
    meeting: await list('meeting'),
    post: await list('post'),
    outbox: await list('outbox'),
    file: await list('file'),
    digest: await list('digest'),
    telling: await list('telling'),
    audit: await list('audit'),
  };
  return recordsAbout(pupilId, records, cardSubjects);
}
