import type { Locale } from '../../cards/wording/locale.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { FileFormat } from '../core/fileRecord.ts';
import { csv } from './csv.ts';
import type { Sheet } from './sheet.ts';

/** A sheet in a format, with a file name. Writers are loaded on demand, as few people need them. */
export async function makeFile(
  sheet: Sheet,
  format: FileFormat,
  locale: Locale,
): Promise<{ name: string; bytes: Uint8Array }> {
  return {
    name: `${fileName(sheet.fileName)}.${format}`,
    bytes: await bytesOf(sheet, format, locale),
  };
}

async function bytesOf(sheet: Sheet, format: FileFormat, locale: Locale): Promise<Uint8Array> {
  const { texts } = wordingOf(locale);
  switch (format) {
    case 'csv':
      return Buffer.from(csv([sheet.heading, ...sheet.rows]));
    case 'xlsx':
      return (await import('./xlsx.ts')).xlsx(sheet);
    case 'docx':
      return (await import('./docx.ts')).docx(sheet, {
        what: texts.exports.what,
        language: texts.intlLocale,
      });
  }
}

/** Drops what OneDrive or a disk rejects in a name. */
export function fileName(text: string): string {
  return text
    .replaceAll(/["*:<>?/\\|#%~\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
