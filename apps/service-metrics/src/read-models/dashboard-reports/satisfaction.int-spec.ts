import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { eachElement, SURVEY_ELEMENTS } from '#civil-service';
import { departmentTopic, RequestFinished, RequirementsCompleted, SurveyAnswered } from '#contracts';
import { asMessage, caughtUp, eventually, type RawMessage } from '#testing';
import { type BehindGateway, startBehindGateway } from '../../testing/behind-gateway.js';
import { Dashboards, type ReportRow } from '../../testing/dashboards.js';
import { plugIn, type PluggedIn } from '../../testing/plugged-in.js';

const CODES = ['akta-kelahiran', 'kk'];

/** Nine answers as nine digits, U1 first. */
const answersOf = (digits: string) => eachElement((element) => Number(digits[SURVEY_ELEMENTS.indexOf(element)]));

const GOOD = '433433443';

describe('satisfaction in the report of services', () => {
  let door: BehindGateway;
  let dashboards: Dashboards;
  let open: string;
  let shut: string;

  beforeAll(async () => {
    door = await startBehindGateway();
    dashboards = new Dashboards(door);
    open = (await dashboards.told({ personalData: true })).token;
    shut = (await dashboards.told()).token;
  });

  afterAll(() => door.stop());

  const department = (code: string) => plugIn(door.service, code, { serviceCodes: CODES });

  const form = (digits = GOOD, more: object = {}) => ({
    responseId: randomUUID(),
    serviceCode: 'akta-kelahiran',
    answers: answersOf(digits),
    ...more,
  });

  /** As the department's own Kafka producer sends it. */
  const message = (unit: PluggedIn, data: object, time = '2025-01-15T03:00:00Z', more: object = {}): RawMessage =>
    asMessage(SurveyAnswered, data as never, {
      topic: departmentTopic(unit.unitCode),
      source: unit.source,
      time: new Date(time),
      ...more,
    });

  const sent = (unit: PluggedIn, forms: readonly object[], time?: string) =>
    door.service.raw(forms.map((data) => message(unit, data, time)));

  const rows = async (unit: PluggedIn, query: string, token = open): Promise<readonly ReportRow[]> =>
    (await dashboards.get(`services?unit=${unit.unitCode}&${query}`, token)).body.items;

  const parkedCodes = async (unit: PluggedIn) => {
    const { body } = await door.service.http.get<{ topic: string; code: string }[]>('/messaging/parked');
    return body.filter(({ topic }) => topic === unit.topic).map(({ code }) => code);
  };

  it('is the index, its band and the average of each element, of whichever door the forms came by', async () => {
    const unit = await department('semua-pintu');
    await sent(unit, [form('333333333'), form('433333333'), form('333333332')]);
    const answer = await unit.send(
      ['343333333', '333333331'].map((digits) =>
        unit.event({ type: SurveyAnswered.type, time: '2025-01-31T16:59:59Z', data: form(digits) }),
      ),
    );
    expect(answer.body.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    await eventually(async () => {
      const [row] = await rows(unit, 'from=2025-01&to=2025-01');
      // 134 of 5 × 9 × 4 by five forms: 134 / 45 × 25 = 74.44.
      expect(row).toEqual({
        ...{
          unitCode: 'semua-pintu',
          unitName: expect.any(String) as unknown,
          serviceCode: 'akta-kelahiran',
          period: '2025-01',
          unitId: expect.any(String) as unknown,
        },
        ...{ finished: 0, unmeasured: 0, onTimeShare: null, medianHours: null, p90Hours: null },
        ...{ surveyForms: 5, ikm: 74.44, mutu: 'C', satisfactionWithheld: false, surveyPeriod: '2025-01' },
        ...{ U1: 3.2, U2: 3.2, U3: 3, U4: 3, U5: 3, U6: 3, U7: 3, U8: 3, U9: 2.4 },
      });
    });
  });

  it('counts a form once, by whichever door and under whichever event it comes again', async () => {
    const unit = await department('sekali-saja');
    const data = form();
    const event = unit.event({ id: 'SKM-1', type: SurveyAnswered.type, time: '2025-01-15T03:00:00Z', data });
    expect((await unit.send(event)).body[0]?.outcome).toBe('accepted');
    expect((await unit.send(event)).body[0]?.outcome).toBe('duplicate');
    expect((await unit.send({ ...event, id: 'SKM-1-again' })).body[0]?.outcome).toBe('accepted');
    await sent(unit, [data, data]);
    await door.service.raw([
      message(unit, data, '2025-02-15T03:00:00Z'),
      message(unit, form(), '2025-02-15T03:00:00Z'),
    ]);
    const february = await eventually(async () => {
      const found = await rows(unit, 'from=2025-02&to=2025-02');
      expect(found).toHaveLength(1);
      return found;
    });
    await caughtUp(door.service);
    expect(await rows(unit, 'from=2025-02&to=2025-02')).toEqual(february);
    expect(february[0]?.['surveyForms']).toBe(1);
    expect((await rows(unit, 'from=2025-01&to=2025-01'))[0]?.['surveyForms']).toBe(1);
    expect(await parkedCodes(unit)).toEqual([]);
  });

  it('parks a form under the number of another, and a form of a service that is not registered', async () => {
    const unit = await department('nomor-ganda');
    const first = form('444444444', { responseId: 'SKM-7' });
    await sent(unit, [first, form('111111111', { responseId: 'SKM-7' }), form(GOOD, { serviceCode: 'surat-sakti' })]);
    await sent(unit, [{ ...first, serviceCode: 'kk' }, form()]);
    await eventually(async () => {
      const codes = (await parkedCodes(unit)).filter((code) => code !== null);
      expect(codes.sort()).toEqual(['EVENT_SERVICE_UNKNOWN', 'FORM_ANSWERED_OTHERWISE']);
      const found = await rows(unit, 'from=2025-01&to=2025-01');
      expect(found.map(({ serviceCode, surveyForms }) => [serviceCode, surveyForms])).toEqual([['akta-kelahiran', 2]]);
    });
  });

  it('is held to what its producer may send, by Kafka as by HTTP', async () => {
    const narrow = await plugIn(door.service, 'tanpa-survei', { eventTypes: [RequirementsCompleted.type] });
    const wide = await department('dengan-survei');
    await sent(narrow, [form()]);
    await sent(wide, [form(GOOD, { serviceCode: 'ktp-el' })]);
    const { body } = await narrow.send(narrow.event({ type: SurveyAnswered.type, data: form() }));
    expect(body[0]?.errors?.map(({ code }) => code)).toEqual(['EVENT_TYPE_NOT_ALLOWED']);
    await eventually(async () =>
      expect([await parkedCodes(narrow), await parkedCodes(wide)]).toEqual([
        ['EVENT_TYPE_NOT_ALLOWED'],
        ['SERVICE_NOT_ALLOWED'],
      ]),
    );
    expect(await rows(narrow, 'from=2025-01&to=2025-01')).toEqual([]);
  });

  it.each([
    ['an element left open', { answers: { ...answersOf(GOOD), U9: undefined } }, '/data/answers/U9'],
    ['an answer of 5', { answers: { ...answersOf(GOOD), U1: 5 } }, '/data/answers/U1'],
    ['an answer of 0', { answers: { ...answersOf(GOOD), U1: 0 } }, '/data/answers/U1'],
    ['half an answer', { answers: { ...answersOf(GOOD), U1: 3.5 } }, '/data/answers/U1'],
    ['an answer as text', { answers: { ...answersOf(GOOD), U1: '4' } }, '/data/answers/U1'],
    ['a list of answers', { answers: [4, 4, 4, 4, 4, 4, 4, 4, 4] }, '/data/answers'],
    ['a tenth element', { answers: { ...answersOf(GOOD), U10: 4 } }, '/data/answers/U10'],
    ['the age of who answered', { age: 41 }, '/data/age'],
    ['no number', { responseId: '' }, '/data/responseId'],
    ['half a character for a number', { responseId: '\ud800' }, '/data/responseId'],
    ['a service of others', { serviceCode: 'ktp-el' }, '/data/serviceCode'],
  ])('refuses a form with %s at the HTTP door, and says where', async (what, wrong, field) => {
    const unit = await department(`salah-${what.replaceAll(/\W+/g, '-')}`);
    const data = { ...form(), ...wrong };
    const { body } = await unit.send(unit.event({ type: SurveyAnswered.type, data }));
    expect(body[0]).toMatchObject({ outcome: 'rejected', kept: true });
    expect(body[0]?.errors?.map((error) => error.field)).toContain(field);
  });

  it('is told beside the turnaround of the same month, and a service without forms has none', async () => {
    const unit = await department('berdampingan');
    const about = (requestId: string, serviceCode: string) => ({ requestId, serviceCode, officerId: null });
    const at = (time: string) => ({ topic: departmentTopic(unit.unitCode), source: unit.source, time: new Date(time) });
    await door.service.raw(
      CODES.flatMap((code) => [
        asMessage(RequirementsCompleted, about(code, code), at('2025-01-06T01:00:00Z')),
        message(unit, form('444444444', { serviceCode: 'kk' })),
        asMessage(RequestFinished, about(code, code), at('2025-01-06T04:00:00Z')),
      ]),
    );
    await eventually(async () =>
      expect(await rows(unit, 'from=2025-01&to=2025-01')).toMatchObject([
        { serviceCode: 'akta-kelahiran', finished: 1, surveyForms: 0, ikm: null, mutu: null, U1: null },
        { serviceCode: 'kk', finished: 1, onTimeShare: 100, surveyForms: 2, ikm: 100, mutu: 'A', U9: 4 },
      ]),
    );
  });

  it('withholds what tells of fewer than five forms, by itself or beside other rows', async () => {
    const unit = await department('sedikit');
    const many = (count: number) => Array.from({ length: count }, () => form());
    await sent(unit, many(3), '2025-01-15T03:00:00Z');
    await sent(unit, many(2), '2025-02-15T03:00:00Z');
    await sent(unit, many(6), '2025-03-15T03:00:00Z');
    const told = async (query: string, token: string) =>
      (await rows(unit, query, token)).map((row) => [
        row['period'],
        row['surveyForms'],
        row['ikm'],
        row['satisfactionWithheld'],
        row['surveyPeriod'],
      ]);
    const months = 'from=2025-01&to=2025-12';
    await eventually(async () =>
      expect(await told(months, open)).toEqual([
        ['2025-01', 3, 86.11, false, '2025-01'],
        ['2025-02', 2, 86.11, false, '2025-02'],
        ['2025-03', 6, 86.11, false, '2025-03'],
      ]),
    );
    expect(await told(months, shut)).toEqual([
      ['2025-01', null, null, true, '2025-01/2025-02'],
      ['2025-02', 5, 86.11, false, '2025-01/2025-02'],
      ['2025-03', 6, 86.11, false, '2025-03'],
    ]);
    expect(await told('from=2025-02&to=2025-12&limit=1', shut)).toEqual([
      ['2025-02', null, null, true, '2025-01/2025-02'],
    ]);
    const range = (from: string, to: string) => told(`from=${from}&to=${to}&per=range`, shut);
    expect(await range('2025-01', '2025-02')).toEqual([['2025-01/2025-02', 5, 86.11, false, '2025-01/2025-02']]);
    expect(await range('2025-02', '2025-03')).toEqual([['2025-02/2025-03', null, null, true, '2025-01/2025-03']]);
    expect(await range('2025-01', '2025-12')).toEqual([['2025-01/2025-12', 11, 86.11, false, '2025-01/2025-12']]);
  });

  it('comes page by page with every row once, services with forms alone among them, and as CSV', async () => {
    const unit = await department('berlembar');
    const time = (month: number) => `2024-0${month}-15T03:00:00Z`;
    for (const month of [1, 3, 5]) await sent(unit, [form()], time(month));
    for (const month of [2, 4]) await sent(unit, [form(GOOD, { serviceCode: 'kk' })], time(month));
    const asked = `services?unit=${unit.unitCode}&from=2024-01&to=2024-06`;
    await eventually(async () => expect((await dashboards.get(asked, open)).body.items).toHaveLength(5));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await dashboards.get(`${asked}&limit=2${cursor && `&cursor=${cursor}`}`, open);
      seen.push(...body.items.map(({ serviceCode, period }) => `${String(serviceCode)} ${String(period)}`));
      cursor = body.next;
    }
    expect(seen).toEqual([
      ...['akta-kelahiran 2024-01', 'akta-kelahiran 2024-03', 'akta-kelahiran 2024-05'],
      ...['kk 2024-02', 'kk 2024-04'],
    ]);
    const csv = parse((await dashboards.get(`${asked}&format=csv`, open)).text, { columns: true });
    expect(csv).toHaveLength(5);
    expect(csv).toMatchObject([
      { surveyForms: '1', ikm: '86.11', mutu: 'B', U1: '4', satisfactionWithheld: 'false' },
      {},
      {},
      {},
      {},
    ]);
    const { headers } = await dashboards.get(asked, open);
    const again = await dashboards.get(asked, open, { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });
});
