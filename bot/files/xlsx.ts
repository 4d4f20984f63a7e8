import writeExcelFile from 'write-excel-file/node';
import type { Sheet } from './sheet.ts';

const most = 40;
const least = 8;

/** A sheet as an Excel workbook: title, table with a bold heading, notes below. Texts stay texts. */
export async function xlsx({ title, heading, rows, notes }: Sheet): Promise<Uint8Array> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const, wrap: true });
  const cell = (value: string | number) =>
    typeof value === 'number' ? { value, type: Number } : { value, type: String };
  const data = [
    [bold(title)],
    [],
    heading.map(bold),
    ...rows.map((row) => row.map(cell)),
    [],
    ...notes.map((note) => [cell(note)]),
  ];
  const columns = heading.map((name, at) => ({
    width: Math.min(
      most,
      Math.max(least, name.length / 2, ...rows.map((row) => String(row[at] ?? '').length)) + 2,
    ),
  }));
  const buffer = await writeExcelFile(data, { columns, sheet: 'Nærvær' }).toBuffer();
  return new Uint8Array(buffer);
}
