import { answerOffer, offerCase, withdrawOffer } from '../casework/handOverJobs.ts';
import { fileJob, fileJobGivenUp } from '../files/fileJob.ts';
import { meetingJob, meetingJobGivenUp } from '../meetings/meetingJob.ts';
import { watchJob } from '../meetings/watchJob.ts';
import { handOver } from '../messages/schoolChoices.ts';
import { dryRunJob } from '../status/dryRunJob.ts';
import { overviewJob } from '../status/overviewJob.ts';
import { type JobKind, type JobName, type JobOf, type Jobs, nothingFollows } from './jobKind.ts';

const meeting: JobKind<'findTimes' | 'bookEvent' | 'cancelEvent' | 'checkEvent'> = {
  lane: ({ meetingId }) => `meeting:${meetingId}`,
  run: ({ app, school, job, itemId }) => meetingJob(app, school, job, itemId),
  givenUp: (app, unit, job, { itemId, code }) => meetingJobGivenUp(app, unit, job, itemId, code),
};

const file: JobKind<'offerFile' | 'uploadFile'> = {
  lane: ({ fileId }) => `file:${fileId}`,
  run: ({ app, sender, school, job, itemId }) => fileJob(app, sender, school, job, itemId),
  givenUp: (app, unit, job, { itemId }) => fileJobGivenUp(app, unit, job, itemId),
};

/** Every kind of work without a card. */
const jobKinds: { readonly [Name in JobName]: JobKind<Name> } = {
  findTimes: meeting,
  bookEvent: meeting,
  cancelEvent: meeting,
  checkEvent: meeting,
  watch: {
    lane: ({ organiser }) => `watch:${organiser}`,
    run: ({ app, school, job }) => watchJob(app, school, job.organiser),
    givenUp: nothingFollows,
  },
  offerFile: file,
  uploadFile: file,
  dryRun: {
    lane: () => 'dryRun',
    run: ({ app, school, job, itemId }) => dryRunJob(app, school, job.dryRunId, itemId),
    givenUp: nothingFollows,
  },
  overview: {
    lane: () => 'overview',
    run: ({ app, school, job, itemId }) => overviewJob(app, school, job.overviewId, itemId),
    givenUp: nothingFollows,
  },
  // In one lane, so that an offer is not taken back before it was made.
  offerCase: {
    lane: ({ handOverId }) => `offer:${handOverId}`,
    run: ({ app, school, job }) => offerCase(app, school, job),
    givenUp: nothingFollows,
  },
  withdrawOffer: {
    lane: ({ handOverId }) => `offer:${handOverId}`,
    run: ({ app, school, job }) => withdrawOffer(app, school, job),
    givenUp: nothingFollows,
  },
  answerOffer: {
    lane: ({ handOverId }) => `offer:${handOverId}`,
    run: ({ app, school, job }) => answerOffer(app, school, job),
    givenUp: nothingFollows,
  },
  handOver: {
    lane: ({ choiceId }) => `handOver:${choiceId}`,
    run: ({ app, school, job }) => handOver(app, school, job.choiceId),
    givenUp: nothingFollows,
  },
};

/** Every kind by its name. */
export const jobNames: readonly string[] = Object.keys(jobKinds);

/** The jobs as `Delivery` runs them. */
export const jobs: Jobs = {
  lane: (job) => kindOf(job).lane(job),
  run: (doing) => kindOf(doing.job).run(doing),
  givenUp: (app, unit, job, given) => kindOf(job).givenUp(app, unit, job, given),
};

function kindOf<Name extends JobName>(job: JobOf<Name>): JobKind<Name> {
  return jobKinds[job.do];
}
