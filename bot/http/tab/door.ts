import { fullName, type StaffMember } from '../../../services/roster/roster.ts';
import type { App } from '../../core/app.ts';
import { NotAdmitted } from '../../core/notAdmitted.ts';
import type { TabDoor } from './routes.ts';
import type { DemoPerson } from './shell.ts';
import { type TabApp, userTokens } from './userToken.ts';

const demo = /^Demo ([\w.@-]{1,100})$/;

/**
 * How the tab knows who is there: by the token that Teams gets for its app; in a sandbox by naming somebody of the
 * invented municipality, since nobody can log in there; elsewhere not at all.
 * @param options.people as whom the sandbox offers to look at it, the first unless another is chosen
 * @returns undefined where there is no tab
 */
export function tabDoor(
  { now }: Pick<App, 'now'>,
  options: {
    tab: TabApp | undefined;
    sandbox: boolean;
    people: readonly StaffMember[];
    mayAsk: TabDoor['mayAsk'];
  },
): TabDoor | undefined {
  const { tab, sandbox, people, mayAsk } = options;
  if (tab) return { read: userTokens(tab, { now }), mayAsk };
  if (!sandbox) return undefined;
  return {
    mayAsk,
    demo: people.flatMap(demoPerson),
    read: async (authorization) => {
      const [, entraId] = demo.exec(authorization) ?? [];
      if (entraId === undefined) throw new NotAdmitted(401, 'no_token');
      return { entraId, upn: undefined };
    },
  };
}

function demoPerson(member: StaffMember): readonly DemoPerson[] {
  const { id: staffId, entraId, title } = member;
  return entraId === undefined ? [] : [{ staffId, entraId, name: fullName(member), title }];
}
