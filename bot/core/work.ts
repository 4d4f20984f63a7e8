import type { App, CaseApp } from './app.ts';
import type { Turn } from './turn.ts';
import type { Unit } from './unitOfWork.ts';
import type { Outbox } from './unitOutbox.ts';

/** What a decision works with: the app, one pending commit, and the instant (ISO with offset). */
export type Work = { app: App; unit: Unit; outbox: Outbox; at: string };

/** The same where no bot need be running. */
export type CaseWork = Omit<Work, 'app'> & { app: CaseApp };

/** The same for what somebody said or pressed. */
export type TurnWork = Work & { turn: Turn };
