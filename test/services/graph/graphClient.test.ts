import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Fault } from '../../../bot/sandbox/graph/localGraph.ts';
import { OutsideError } from '../../../services/errors/errors.ts';
import { graphClient, repeatableHeader } from '../../../services/graph/graphClient.ts';
import { aBooking, nurse, organiser, teacher } from './aBooking.ts';
import { errorOf, outsideWith } from './outsideErrors.ts';
import { originOf, startTappedGraph, type TappedGraph } from './tappedGraph.ts';

const busyUntil = (retryAfter?: string, date?: string): Fault => ({
  do: 'answer',
  status: 429,
  ...(retryAfter === undefined
    ? {}
    : { headers: { 'Retry-After': retryAfter, ...(date ? { Date: date } : {}) } }),
});
const broken = (status: number): Fault => ({ do: 'answer', status, body: '<h1>Error</h1>' });
const lunch = {
  from: Temporal.Instant.from('2026-11-26T08:00:00+01:00'),
  to: Temporal.Instant.from('2026-11-26T16:00:00+01:00'),
};

describe('graphClient', () => {
  let tap: TappedGraph;
  beforeEach(async () => {
    tap = await startTappedGraph([organiser, teacher, nurse]);
  });
  afterEach(() => tap.close());

  const freeBusy = (calendars = tap.calendars()) =>
    calendars.freeBusy({ organiser, people: [teacher], ...lunch });
  const book = (calendars = tap.calendars()) => calendars.book(aBooking());

  describe('told to wait', () => {
    it('waits the whole seconds of Retry-After and then succeeds', async () => {
      tap.faults(busyUntil('7'));
      assert.deepEqual(await freeBusy(), [{ email: teacher, known: true, busy: [] }]);
      assert.deepEqual(tap.waits, [7000]);
    });

    it('waits the fractional seconds that Graph also sends', async () => {
      tap.faults(busyUntil('2.128'));
      await freeBusy();
      assert.deepEqual(tap.waits, [2128]);
    });

    describe('until a date', () => {
      /** Graph's own clock, as its answers tell it. */
      const date = 'Wed, 25 Nov 2026 08:10:00 GMT';

      it('waits until then by the clock of who says so, whatever ours says', async () => {
        tap.faults(busyUntil('Wed, 25 Nov 2026 08:10:20 GMT', date));
        await freeBusy();
        assert.deepEqual(tap.waits, [20_000]);
      });

      it('goes on at once when the date is past', async () => {
        tap.faults(busyUntil('Wed, 25 Nov 2026 08:09:00 GMT', date));
        await freeBusy();
        assert.deepEqual(tap.waits, [0]);
      });
    });

    it('doubles its own wait when Retry-After is absent or makes no sense', async () => {
      tap.faults(busyUntil(), busyUntil('soon'), busyUntil());
      await freeBusy();
      assert.deepEqual(tap.waits, [500, 1000, 2000]);
    });

    it('adds at most a quarter of jitter, and never comes sooner than it was told', async () => {
      for (const random of [0, 0.5, 1]) {
        tap.faults(busyUntil('4'));
        await freeBusy(tap.calendars({ random: () => random }));
      }
      assert.deepEqual(tap.waits, [4000, 4500, 5000]);
    });

    it('gives up after four tries, and says that a later one can help', async () => {
      tap.faults(...Array.from({ length: 9 }, () => busyUntil('1')));
      await assert.rejects(freeBusy(), outsideWith('graph_429', true));
      assert.equal(tap.seen.length, 4);
      assert.deepEqual(tap.waits, [1000, 1000, 1000]);
    });

    it('does not call again before the end of a long Retry-After', async () => {
      tap.faults(...Array.from({ length: 4 }, () => busyUntil('120')));
      const error = await errorOf(freeBusy());
      assert.ok(error instanceof OutsideError);
      assert.ok(tap.waits.every((ms) => ms >= 120_000));
      assert.ok(error.retryAfterMs !== undefined && error.retryAfterMs >= 120_000);
    });
  });

  describe('with a Graph that is unwell', () => {
    for (const status of [500, 502, 503, 504]) {
      it(`tries again after ${status}`, async () => {
        tap.faults(broken(status), broken(status));
        assert.deepEqual(await freeBusy(), [{ email: teacher, known: true, busy: [] }]);
        assert.equal(tap.seen.length, 3);
        assert.deepEqual(tap.waits, [500, 1000]);
      });

      it(`gives up when ${status} does not pass, and says that a later try can help`, async () => {
        tap.faults(...Array.from({ length: 9 }, () => broken(status)));
        await assert.rejects(freeBusy(), outsideWith(`graph_${status}`, true));
        assert.equal(tap.seen.length, 4);
      });
    }

    it('tries again after a connection that was reset', async () => {
      tap.faults({ do: 'reset' });
      await freeBusy();
      assert.equal(tap.seen.length, 2);
    });

    it('says that a later try can help when every connection is reset', async () => {
      tap.faults(...Array.from({ length: 9 }, (): Fault => ({ do: 'reset' })));
      await assert.rejects(freeBusy(), outsideWith('graph_unreachable', true));
      assert.equal(tap.seen.length, 4);
    });

    it('says that a later try can help when nobody listens', async () => {
      const calendars = tap.calendars({ baseUrl: 'http://127.0.0.1:1/v1.0' });
      await assert.rejects(freeBusy(calendars), outsideWith('graph_unreachable', true));
    });

    it('does not wait for ever for an answer, and tries again', async () => {
      tap.faults({ do: 'hang' });
      await freeBusy(tap.calendars({ timeoutMs: 300 }));
      assert.equal(tap.seen.length, 2);
    });

    it('says that a later try can help when no answer ever comes', async () => {
      tap.faults(...Array.from({ length: 9 }, (): Fault => ({ do: 'hang' })));
      const calendars = tap.calendars({ timeoutMs: 10 });
      await assert.rejects(book(calendars), outsideWith('graph_unreachable', true));
      assert.equal(tap.graph.events.all().length, 0);
    });

    it('does not take an answer of another shape for an answer', async () => {
      tap.setInstead(() => ({ status: 200, json: { value: 'all free' } }));
      await assert.rejects(freeBusy(), outsideWith('graph_garbage', true));
    });

    it('does not take a page of HTML for an answer', async () => {
      tap.setInstead(() => ({ status: 200, headers: { 'content-type': 'text/html' } }));
      await assert.rejects(freeBusy(), outsideWith('graph_garbage', true));
    });
  });

  describe('with a call that does something', () => {
    const path = `/users/${encodeURIComponent(organiser)}/events`;

    it('sends it again only where the caller says that it may', async () => {
      for (const [marked, sent] of [
        [true, 2],
        [false, 1],
      ] as const) {
        const before = tap.seen.length;
        tap.faults(broken(503));
        const request = await graphClient(tap.options())(path);
        if (marked) request.header(repeatableHeader, '1');
        await request.post({}).catch(() => {});
        assert.equal(tap.seen.length - before, sent);
      }
    });

    it('does not send it again after a connection that was reset, unless it may', async () => {
      tap.faults({ do: 'reset' });
      const request = await graphClient(tap.options())(path);
      await assert.rejects(request.post({}));
      assert.equal(tap.seen.length, 1);
    });
  });

  describe('refused', () => {
    for (const status of [400, 403, 404, 410]) {
      it(`does not try again after ${status}`, async () => {
        tap.faults(broken(status));
        await assert.rejects(freeBusy(), outsideWith(`graph_${status}`, false));
        assert.equal(tap.seen.length, 1);
        assert.deepEqual(tap.waits, []);
      });
    }

    it('says which status it was when Graph explains itself in JSON', async () => {
      const calendars = tap.calendars();
      const failing = calendars.book(aBooking({ organiser: 'nobody@andetsted.example' }));
      await assert.rejects(failing, outsideWith('graph_404', false));
    });

    it('does not go on asking with a token that stays refused', async () => {
      tap.setInstead(() => ({ status: 401, json: { error: { code: 'x', message: 'x' } } }));
      await assert.rejects(freeBusy(), outsideWith('graph_401', false));
      assert.ok(tap.seen.length <= 2, 'once, or once more with a renewed token');
    });

    it('asks once for another token when the first is refused', async () => {
      let asked = 0;
      const token = async () => {
        asked += 1;
        return `token-${asked}`;
      };
      tap.setInstead(({ headers }) =>
        headers.authorization === 'Bearer token-1' ? { status: 401 } : undefined,
      );
      await freeBusy(tap.calendars({ token }));
      assert.equal(asked, 2);
      assert.equal(tap.seen.length, 2);
    });

    it('names nobody in the error, whatever Graph wrote', async () => {
      const message = `The mailbox ${teacher} is not there; meeting about Loke Prøvesen`;
      for (const status of [400, 403, 404, 500]) {
        tap.setInstead(() => ({ status, json: { error: { code: 'ErrorX', message } } }));
        const error = await errorOf(book());
        assert.ok(error instanceof OutsideError);
        assert.equal(error.message, `graph_${status}`);
        assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /@skole|Loke|Prøvesen/);
      }
    });
  });

  describe('beside other calls', () => {
    it('has at most four calls open at once, and gets through all of them', async () => {
      tap.hold();
      const calendars = tap.calendars();
      const asked = Array.from({ length: 9 }, () => freeBusy(calendars));
      await tap.untilHeld(4);
      assert.equal(tap.held, 4);
      tap.release();
      assert.equal((await Promise.all(asked)).length, 9);
      assert.equal(tap.seen.length, 9);
      assert.equal(tap.mostAtOnce, 4);
    });

    it('counts further tries among the four', async () => {
      tap.faults(...Array.from({ length: 8 }, () => busyUntil('1')));
      const calendars = tap.calendars();
      await Promise.all(Array.from({ length: 8 }, () => freeBusy(calendars)));
      assert.equal(tap.seen.length, 16);
      assert.ok(tap.mostAtOnce <= 4, `${tap.mostAtOnce} at once`);
    });

    it('lets others go on while one waits', async () => {
      let goOn = () => {};
      const waiting = new Promise<void>((done) => {
        goOn = done;
      });
      tap.faults(busyUntil('9'));
      const calendars = tap.calendars({ sleep: () => waiting });
      const first = freeBusy(calendars);
      await Promise.all(Array.from({ length: 5 }, () => freeBusy(calendars)));
      goOn();
      await first;
      assert.equal(tap.seen.length, 7);
    });
  });

  describe('with a token', () => {
    it('sends it with every try', async () => {
      tap.faults(broken(503));
      await freeBusy(tap.calendars({ token: async () => 'a-token' }));
      assert.deepEqual(
        tap.seen.map(({ headers }) => headers.authorization),
        ['Bearer a-token', 'Bearer a-token'],
      );
    });

    it('does not send it where Graph points elsewhere', async () => {
      const visits: (string | undefined)[] = [];
      const elsewhere = createServer((request, response) => {
        visits.push(request.headers.authorization);
        response.writeHead(404).end();
      });
      elsewhere.listen(0, '127.0.0.1');
      await once(elsewhere, 'listening');
      const location = `${originOf(elsewhere.address())}/v1.0/events`;
      tap.setInstead(() => ({ status: 302, headers: { location } }));
      await assert.rejects(tap.calendars().event(organiser, 'AAMk='), OutsideError);
      assert.deepEqual(
        visits.filter((token) => token !== undefined),
        [],
      );
      elsewhere.closeAllConnections();
      elsewhere.close();
      await once(elsewhere, 'close');
    });

    it('does not even ask for one when a call would leave its Graph', async () => {
      let asked = 0;
      const token = async () => {
        asked += 1;
        return 'local';
      };
      const client = graphClient(tap.options({ token }));
      for (const elsewhere of ['https://127.0.0.1:1/v1.0/users', 'https://graph.example/v1.0/me']) {
        await assert.rejects(client(elsewhere), /left the configured Graph/);
      }
      assert.equal(asked, 0);
      assert.equal(tap.seen.length, 0);
    });

    it('sends nothing when there is none', async () => {
      const token = async () => {
        throw new OutsideError('entra_unreachable', { retry: true });
      };
      await assert.rejects(freeBusy(tap.calendars({ token })), OutsideError);
      assert.equal(tap.seen.length, 0);
    });

    it('passes on why there is none, and does not insist where that cannot help', async () => {
      let asked = 0;
      const token = async () => {
        asked += 1;
        throw new OutsideError('entra_refused', { retry: false });
      };
      await assert.rejects(freeBusy(tap.calendars({ token })), outsideWith('entra_refused', false));
      assert.equal(asked, 1);
    });
  });
});
