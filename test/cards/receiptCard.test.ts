import assert from 'node:assert/strict';
import { receiptCard } from '../../cards/receiptCard.ts';
import type { ReceiptView } from '../../services/notes/views.ts';
import { aLine, aReceipt } from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const textOf = (view: ReceiptView) => markdownOf(receiptCard(view, 'da').card).join('\n');

describe('the receipt', () => {
  it('says who, what, when and how many school days', () => {
    const dates = ['2026-11-16', '2026-11-17', '2026-11-18'];
    const text = textOf(aReceipt({ lines: [aLine({ dates, schoolDays: 3 })] }));
    assert.match(text, /\*\*Philip Larsen\*\*, 7\.b\nSyg · 16\.–18\. nov\. · 3 skoledage/);
  });

  it('puts pupils with the same absence on one line', () => {
    const text = textOf(aReceipt({ lines: [aLine(), aLine({ pupil: 'Sofie Haddad' })] }));
    assert.match(text, /\*\*Philip Larsen\*\* og \*\*Sofie Haddad\*\*, 7\.b\nSyg · mandag/);
  });

  it('says what was left out and why', () => {
    const text = textOf(
      aReceipt({
        leftOut: [
          { date: '2026-11-21', why: { reason: 'weekend' } },
          { date: '2026-11-22', why: { reason: 'weekend' } },
          { date: '2026-10-12', why: { reason: 'closed', name: 'Efterårsferie' } },
        ],
      }),
    );
    assert.match(
      text,
      /Tæller ikke med: 21\. og 22\. nov\. \(weekend\) og mandag d\. 12\. okt\. \(Efterårsferie\)\./,
    );
  });

  it('does not name the days of several weekends', () => {
    const days = ['2026-11-14', '2026-11-15', '2026-11-21', '2026-11-22'];
    const leftOut = days.map((date) => ({ date, why: { reason: 'weekend' as const } }));
    assert.match(textOf(aReceipt({ leftOut })), /Tæller ikke med: weekender\./);
  });

  it('says what stood before a correction', () => {
    assert.match(
      textOf(aReceipt({ intent: 'correct', lines: [aLine({ before: 'unexplained' })] })),
      /Før stod der: fravær, årsag ikke oplyst/,
    );
  });

  it('offers the way back with report and version, and only while it is open', () => {
    const [undo] = walkCard(receiptCard(aReceipt(), 'da').card).actions;
    assert.deepEqual(undo?.type === 'Action.Execute' && [undo.verb, undo.data], [
      'note.undo',
      { report: 'report-1', v: 1 },
    ]);
    assert.deepEqual(walkCard(receiptCard(aReceipt({ canUndo: false }), 'da').card).actions, []);
  });

  it('turns pages where there is more than fits, and hides no name and no case', () => {
    const view = aReceipt({
      lines: Array.from({ length: 40 }, (_, index) =>
        aLine({
          pupil: `Elev ${index}`,
          dates: [`2026-11-${String((index % 30) + 1).padStart(2, '0')}`],
        }),
      ),
      alerts: Array.from({ length: 5 }, (_, index) => ({
        ...{ pupil: `Elev ${index}`, level: 'worrying', caseNumber: `LI-${index}` },
        opens: `case-${index}`,
      })),
    });
    const pages = Array.from({ length: 8 }, (_, page) => receiptCard(view, 'da', page).card);
    const texts = pages.flatMap(markdownOf).join('\n');
    const opened = pages.flatMap((one) =>
      walkCard(one).actions.flatMap((action) =>
        action.type === 'Action.Execute' && action.verb === 'case.show' ? [action.data.case] : [],
      ),
    );
    for (let index = 0; index < 40; index += 1) assert.ok(texts.includes(`**Elev ${index}**`));
    assert.deepEqual(
      [...new Set(opened)],
      view.alerts.map(({ opens }) => opens),
    );
    for (const one of pages) assert.ok(walkCard(one).actions.length <= 6);
  });

  it('counts pupils, not lines, for the notification', () => {
    const view = aReceipt({ lines: [aLine(), aLine({ category: 'late', extent: 'late' })] });
    assert.equal(receiptCard(view, 'da').summary, 'Noteret for 1 elev.');
  });
});
