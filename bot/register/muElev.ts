import { z } from 'zod';
import { OutsideError } from '../../services/errors/errors.ts';
import { askRegister, type RegisterAddress } from './askRegister.ts';
import type { RegisterPort } from './registerPort.ts';

/** https://api.minuddannelse.net/json/metadata?op=GetMueFravaerInstitutionAdgangRequest */
const institutions = z.object({
  Institutioner: z
    .array(
      z.object({
        InstitutionsKode: z.string().regex(/^[A-Za-z0-9]+$/),
        Skoleaar: z.int(),
        SidstAendret: z.string().nullish(),
      }),
    )
    .nullish(),
});

type Institution = NonNullable<z.output<typeof institutions>['Institutioner']>[number];

/**
 * MU Elev's absence, as MinUddannelse documents its service: which institutions may be read and when each
 * changed last, then the absence of those that changed, in their newest school year. The fields of a row are
 * not documented, so that the map names them.
 * @param address of the service, without a path
 * @param municipality its code (Kommunekode)
 */
export function muElev(address: RegisterAddress, municipality: number): RegisterPort {
  const root = `${address.url.replace(/\/$/, '')}/muelev/fravaer`;
  const known = new Map<string, string>();
  return {
    changed: async function* () {
      const list = `${root}/institutionsadgang?Kommunekode=${municipality}&format=json`;
      for (const one of newest(await institutionsAt({ ...address, url: list }))) {
        const { InstitutionsKode: code, Skoleaar: year, SidstAendret: changedAt } = one;
        if (changedAt && known.get(`${code}/${year}`) === changedAt) continue;
        // Not its Link: the token goes to the configured address alone.
        const answer = await askRegister({
          ...address,
          url: `${root}/${code}/${year}?format=json`,
        });
        if (!answer) continue;
        yield {
          name: `mu-elev/${code}/${year}`,
          bytes: answer.bytes,
          taken: () => {
            if (changedAt) known.set(`${code}/${year}`, changedAt);
          },
        };
      }
    },
  };
}

async function institutionsAt(address: RegisterAddress): Promise<readonly Institution[]> {
  const answer = await askRegister(address);
  const text = new TextDecoder().decode(answer?.bytes);
  const parsed = institutions.safeParse(jsonOf(text));
  if (!parsed.success) throw new OutsideError('register_garbage', { retry: true });
  return parsed.data.Institutioner ?? [];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of each institution the running school year: earlier ones lie outside the calendar. */
function newest(all: readonly Institution[]): readonly Institution[] {
  const byCode = Map.groupBy(all, ({ InstitutionsKode }) => InstitutionsKode);
  return [...byCode.values()].flatMap((some) =>
    some.toSorted((a, b) => b.Skoleaar - a.Skoleaar).slice(0, 1),
  );
}
