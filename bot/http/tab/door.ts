import type { Role } from '../../../services/roster/roster.ts';
import { fullName } from '../../../services/roster/roster.ts';
import type { App } from '../../core/app.ts';
import { NotAdmitted } from '../../core/notAdmitted.ts';
import type { TabDoor } from './routes.ts';
import type { DemoPerson } from './shell.ts';
import { type TabApp, userTokens } from './userToken.ts';

/** As whom the tab is looked at in the sandbox, first to last. */
const demoRoles: readonly Role[] = ['coordinator', 'leader', 'class_teacher', 'secretary'];

const demo = /^Demo ([\w.@-]{1,100})$/;

/**
 * How the tab knows who is there: by the token that Teams gets for its app; in a sandbox by naming somebody of the
 * invented municipality, since nobody can log in there; elsewhere not at all.
 * @returns undefined where there is no tab
 */
export function tabDoor(
  app: Pick<App, 'now' | 'schools'>,
  {
    tab,
    sandbox,
    mayAsk,
  }: { tab: TabApp | undefined; sandbox: boolean; mayAsk: TabDoor['mayAsk'] },
): TabDoor | undefined {
  if (tab) return { read: userTokens(tab, { now: app.now }), mayAsk };
  if (!sandbox) return undefined;
  return {
    mayAsk,
    demo: () => demoPeople(app),
    read: async (authorization) => {
      const [, entraId] = demo.exec(authorization) ?? [];
      if (entraId === undefined) throw new NotAdmitted(401, 'no_token');
      return entraId;
    },
  };
}

/** Of each role the first at the first school. */
function demoPeople({ schools }: Pick<App, 'schools'>): readonly DemoPerson[] {
  const staff = schools.all()[0]?.staff ?? [];
  return demoRoles.flatMap((role) => {
    const member = staff.find((one) => one.role === role && one.entraId !== undefined);
    if (member?.entraId === undefined) return [];
    const { id: staffId, entraId, title } = member;
    return [{ staffId, entraId, name: fullName(member), title }];
  });
}
