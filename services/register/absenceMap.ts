import { z } from 'zod';
import { categories, type Extent } from '../absence/mark.ts';

/** The date's parts as a pattern writes them: two digits, or one or two. */
const part = /yyyy|mm?|dd?/g;

/** "dd-mm-yyyy", "d.m.yyyy", "yyyy-mm-dd*": each part once; a `*` at the end allows anything after it. */
const dateFormat = z
  .string()
  .max(20)
  .refine(
    (text) =>
      [...text.matchAll(part)]
        .map(([found]) => found[0])
        .sort()
        .join('') === 'dmy',
    'expected yyyy, mm (or m) and dd (or d), each once, as in dd-mm-yyyy',
  );

const extents = ['day', 'late', 'left', 'lessons'] as const;

/** Coming late and leaving early are said of a part of the day alone. */
const ownExtent = { late: 'late', left_early: 'left' } as const;

const absent = z
  .strictObject({ category: z.enum(categories), extent: z.enum(extents).optional() })
  .transform(({ category, extent }) => ({
    category,
    extent: extent ?? (isPart(category) ? ownExtent[category] : 'day'),
  }))
  .refine(
    ({ category, extent }) =>
      isPart(category) ? extent === ownExtent[category] : extent === 'day' || extent === 'lessons',
    'expected late with the extent late, left_early with left, other categories with day or lessons',
  );

function isPart(category: string): category is keyof typeof ownExtent {
  return Object.hasOwn(ownExtent, category);
}

/** What a code means: absence, that the pupil was at school, or nothing that is read here. */
const meaning = z.union([z.enum(['present', 'ignore']), absent]);

const csv = z.strictObject({
  kind: z.literal('csv'),
  separator: z.enum([',', ';', '\t', '|']),
  encoding: z.enum(['utf-8', 'windows-1252']),
});

/** `rows`: where the list of rows lies in the document, "data.items"; empty: the document is the list. */
const json = z.strictObject({ kind: z.literal('json'), rows: z.string().default('') });

const column = z.string().min(1).max(200);

/**
 * How a register's file is read: its columns, how it writes dates, what its codes mean. A column of a JSON
 * row may be a path ("studentReference.studentUniqueId").
 */
export const absenceMap = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.strictObject({ da: z.string().min(1), en: z.string().min(1) }),
    /** Where the format is described. */
    source: z.url().optional(),
    note: z.string().optional(),
    format: z.discriminatedUnion('kind', [csv, json]),
    columns: z.strictObject({
      pupil: column,
      date: column,
      code: column,
      /** How many lessons were missed, for codes whose extent is `lessons`. */
      lessons: column.optional(),
      class: column.optional(),
      /** The school's `sourcedId` in orgs.csv. */
      school: column.optional(),
    }),
    /** The column of users.csv that holds what stands in the pupil column. */
    pupilBy: column.default('sourcedId'),
    dateFormat,
    /** By code, exactly as the file writes it. */
    codes: z
      .record(z.string().max(200), meaning)
      .refine((codes) => Object.keys(codes).length > 0, 'expected at least one code'),
    /**
     * The file holds all absence of the school days from its first date to its last: of the classes in it
     * (`true`), or of every class of its schools (`school`). What it no longer says is then taken back.
     */
    complete: z.union([z.boolean(), z.literal('school')]).default(false),
  })
  .refine(
    ({ codes, columns }) =>
      columns.lessons !== undefined ||
      Object.values(codes).every((one) => typeof one === 'string' || one.extent !== 'lessons'),
    { path: ['columns', 'lessons'], error: 'expected the column of lessons, which a code counts' },
  );

export type AbsenceMap = z.output<typeof absenceMap>;

/** What a row says of a day: at school, or absent and how much of the day. */
export type RegisteredDay = 'present' | { category: (typeof categories)[number]; extent: Extent };

/**
 * A reader of dates in the map's format.
 * @returns from text to ISO date; undefined for a text in another format, or no date
 */
export function dateReader(format: string): (text: string) => string | undefined {
  const open = format.endsWith('*');
  const pieces = (open ? format.slice(0, -1) : format).match(/yyyy|mm?|dd?|./gs) ?? [];
  return (text) => {
    const found: Record<string, string> = {};
    let rest = text;
    for (const piece of pieces) {
      const part = partAt(rest, piece);
      if (part === undefined) return undefined;
      found[piece.charAt(0)] = part;
      rest = rest.slice(part.length);
    }
    if (open ? /^\d/.test(rest) : rest !== '') return undefined;
    const { y = '', m = '', d = '' } = found;
    const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    return z.iso.date().safeParse(iso).success ? iso : undefined;
  };
}

/** What a text begins with of a piece of the format: its digits, or the sign itself. */
function partAt(text: string, piece: string): string | undefined {
  if (!/^[ymd]/.test(piece)) return text.startsWith(piece) ? piece : undefined;
  const most = piece.length === 1 ? 2 : piece.length;
  const digits = /^\d*/.exec(text.slice(0, most))?.[0] ?? '';
  return digits.length < piece.length ? undefined : digits;
}
