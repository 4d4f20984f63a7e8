import { fileURLToPath } from 'node:url';
import { readModel } from '../../services/notes/trained/readModel.ts';
import { readWith } from './leaveOneOut.ts';
import { row, tableHeading } from './table.ts';
import { unreadWriters } from './writers.ts';

/*
 * How the reader as shipped reads writers nothing was learnt from: `npm run -s unread`. It prints no message:
 * whoever reads them to mend the reader moves them to those that are learnt from.
 */
const trained = await readModel(fileURLToPath(new URL('../../data/reader/', import.meta.url)));
const reads = unreadWriters.map((writer) => ({ writer, some: readWith(trained, writer) }));
console.log(tableHeading('nothing was learnt from them'));
for (const { writer, some } of reads) console.log(row(`${writer.id} ${writer.who}`, some));
console.log(
  row(
    'all',
    reads.flatMap(({ some }) => some),
  ),
);
