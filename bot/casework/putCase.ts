import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import type { Setting } from '../../services/cases/setting.ts';
import type { App } from '../core/app.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { Outbox } from '../core/unitOutbox.ts';
import { showCase } from './showCase.ts';

/** Stores a case that changed and shows it to all it concerns. */
export async function putCase(
  app: App,
  unit: Unit,
  outbox: Outbox,
  subject: CaseRecord,
  setting: Setting,
): Promise<void> {
  unit.put('case', subject.id, subject);
  await showCase(app, unit, outbox, subject, setting);
}
