import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { columnWidths } from './columnWidths.ts';
import { borders, font, headFill, styles } from './docxLook.ts';
import type { Sheet } from './sheet.ts';

/** An A4 page on its side, in twentieths of a point. */
const margin = 720;
const pageWidth = 16_838 - 2 * margin;

/** More columns than this need smaller letters. */
const manyColumns = 10;

/** A sheet as a Word document: title, what is counted and how, table. */
export async function docx(
  { title, heading, rows, endsInTotals, notes }: Sheet,
  words: { what: string; language: string },
): Promise<Uint8Array> {
  const number = new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 });
  const told = rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? number.format(value) : value)),
  );
  const widths = columnWidths([heading, ...told], pageWidth);
  const totals = endsInTotals ? rows.length - 1 : undefined;
  const size = heading.length > manyColumns ? 16 : 20;
  const cell = (text: string, at: number, look: { bold: boolean; fill?: string }) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      ...(look.fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill: look.fill } }),
      children: [new Paragraph({ children: [new TextRun({ text, size, bold: look.bold })] })],
    });
  const document = new Document({
    title,
    creator: 'Nærvær',
    styles: {
      default: {
        document: { run: { font, size: 20, language: { value: words.language } } },
        ...styles,
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Table({
            width: { size: pageWidth, type: WidthType.DXA },
            columnWidths: widths,
            layout: TableLayoutType.FIXED,
            borders,
            margins: { top: 30, bottom: 30, left: 60, right: 60 },
            rows: [
              new TableRow({
                tableHeader: true,
                children: heading.map((text, at) => cell(text, at, { bold: true, fill: headFill })),
              }),
              ...told.map(
                (row, index) =>
                  new TableRow({
                    cantSplit: true,
                    children: row.map((value, at) => cell(value, at, { bold: index === totals })),
                  }),
              ),
            ],
          }),
          new Paragraph({ text: words.what, heading: HeadingLevel.HEADING_2 }),
          ...notes.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
