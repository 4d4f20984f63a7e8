import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Sheet } from './sheet.ts';

/** A sheet as a Word document: title, what is counted and how, table. */
export async function docx(
  { title, heading, rows, notes }: Sheet,
  words: { what: string; language: string },
): Promise<Uint8Array> {
  const last = rows.length - 1;
  const document = new Document({
    title,
    creator: 'Nærvær',
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 20, language: { value: words.language } } },
      },
    },
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              new TableRow({
                tableHeader: true,
                children: heading.map((text) => cell(text, true)),
              }),
              ...rows.map(
                (row, at) =>
                  new TableRow({
                    cantSplit: true,
                    children: row.map((value) => cell(String(value), at === last)),
                  }),
              ),
            ],
          }),
          new Paragraph({
            text: words.what,
            heading: HeadingLevel.HEADING_1,
            spacing: { before: 300 },
          }),
          ...notes.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function cell(text: string, bold: boolean): TableCell {
  return new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });
}
