import { checkEvent } from './check-event.js';
import { FINDING_CODES } from './finding.js';
import { RepeatedIds } from './repeated-ids.js';
import { inWords, LANGUAGES } from './words.js';

const NOW = new Date('2025-04-01T00:00:00Z');

const good = {
  specversion: '1.0',
  id: 'AKL-2025-000123/request-received',
  source: '/departments/disdukcapil/akta',
  type: 'teladan.service.request-received.v1',
  subject: 'AKL-2025-000123',
  time: '2025-03-31T17:00:00+07:00',
  data: {
    requestId: 'AKL-2025-000123',
    serviceCode: 'akta-kelahiran',
    officerId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
  },
};

const form = {
  ...good,
  id: 'SKM-1',
  type: 'teladan.service.survey-answered.v1',
  subject: 'SKM-1',
  data: {
    responseId: 'SKM-1',
    serviceCode: 'akta-kelahiran',
    answers: { U1: 4, U2: 3, U3: 1, U4: 4, U5: 3, U6: 2, U7: 4, U8: 3, U9: 3 },
  },
};

const codes = (event: unknown): string[] => checkEvent(event, NOW).map(({ field, code }) => `${field} ${code}`);
const withData = (data: object) => ({ ...good, data: { ...good.data, ...data } });
const withAnswers = (answers: object) => ({
  ...form,
  data: { ...form.data, answers: { ...form.data.answers, ...answers } },
});
const { time: _time, ...withoutTime } = good;
const { data: _data, ...withoutData } = good;

describe('The check of an event', () => {
  it('finds nothing wrong with a right one', () => {
    expect(codes(good)).toEqual([]);
    expect(codes({ ...good, datacontenttype: 'application/json; charset=utf-8', traceparent: '00-1' })).toEqual([]);
    expect(codes(withData({ officerId: null }))).toEqual([]);
    expect(codes(form)).toEqual([]);
  });

  it.each([
    [[], ' NOT_AN_OBJECT'],
    [null, ' NOT_AN_OBJECT'],
    [{ ...good, specversion: '0.3' }, '/specversion WRONG_VERSION'],
    [{ ...good, id: '' }, '/id EMPTY'],
    [{ ...good, id: 7 }, '/id WRONG_TYPE'],
    [{ ...good, id: 'x'.repeat(513) }, '/id TOO_LONG'],
    [{ ...good, source: '/a\n/b' }, '/source CONTROL_CHARACTERS'],
    [{ ...good, id: 'a\ufffd' }, '/id CONTROL_CHARACTERS'],
    [{ ...good, id: 'a\ud800' }, '/id CONTROL_CHARACTERS'],
    [{ ...good, type: 'teladan.service.request-arrived.v1' }, '/type UNKNOWN_TYPE'],
    [{ ...good, type: 'teladan.appraisal.completed.v1' }, '/type UNKNOWN_TYPE'],
    [withoutTime, '/time REQUIRED'],
    [{ ...good, time: '2025-03-31' }, '/time NOT_A_TIME'],
    [{ ...good, time: '2025-03-31T17:00:00' }, '/time NOT_A_TIME'],
    [{ ...good, time: '2025-02-31T17:00:00Z' }, '/time NOT_A_TIME'],
    [{ ...good, time: 1743415200 }, '/time NOT_A_TIME'],
    [{ ...good, time: '2025-04-01T01:00:01Z' }, '/time TOO_FAR_AHEAD'],
    [{ ...good, time: '1970-01-01T00:00:00Z' }, '/time TOO_OLD'],
    [{ ...good, datacontenttype: 'text/plain' }, '/datacontenttype NOT_JSON_DATA'],
    [{ ...good, requestId: 'AKL-1' }, '/requestId BAD_ATTRIBUTE'],
    [withoutData, '/data REQUIRED'],
    [{ ...good, data: 'AKL-1' }, '/data NOT_AN_OBJECT'],
    [withData({ requestId: '' }), '/data/requestId EMPTY'],
    [withData({ requestId: 'x'.repeat(101) }), '/data/requestId TOO_LONG'],
    [withData({ requestId: 12 }), '/data/requestId WRONG_TYPE'],
    [withData({ requestId: 'AKL\u0000' }), '/data/requestId CONTROL_CHARACTERS'],
    [withData({ requestId: '   ' }), '/data/requestId BLANK'],
    [withData({ requestId: '\u00a0\u200b' }), '/data/requestId BLANK'],
    [withData({ requestId: 'AKL\t1' }), '/data/requestId CONTROL_CHARACTERS'],
    [withData({ requestId: 'AKL\u0085' }), '/data/requestId CONTROL_CHARACTERS'],
    [withData({ requestId: undefined }), '/data/requestId REQUIRED'],
    [withData({ serviceCode: 'Akta Kelahiran' }), '/data/serviceCode NOT_A_CODE'],
    [withData({ officerId: '198501012010011001' }), '/data/officerId NOT_A_UUID'],
    [withData({ officerId: undefined }), '/data/officerId REQUIRED'],
    [withData({ nik: '1373010101900001' }), '/data/nik UNKNOWN_FIELD'],
    [withAnswers({ U3: 5 }), '/data/answers/U3 NOT_AN_ANSWER'],
    [withAnswers({ U3: 0 }), '/data/answers/U3 NOT_AN_ANSWER'],
    [withAnswers({ U3: 3.5 }), '/data/answers/U3 WRONG_TYPE'],
    [withAnswers({ U3: '4' }), '/data/answers/U3 WRONG_TYPE'],
    [withAnswers({ U3: null }), '/data/answers/U3 WRONG_TYPE'],
    [withAnswers({ U3: undefined }), '/data/answers/U3 REQUIRED'],
    [withAnswers({ U10: 4 }), '/data/answers/U10 UNKNOWN_FIELD'],
    [{ ...form, data: { ...form.data, responseId: '' } }, '/data/responseId EMPTY'],
    [{ ...form, data: { ...form.data, responseId: '\t' } }, '/data/responseId BLANK'],
    [{ ...form, data: { ...form.data, requestId: 'AKL-1' } }, '/data/requestId UNKNOWN_FIELD'],
  ])('finds in %j that %s', (event, found) => {
    expect(codes(event)).toEqual([found]);
  });

  it('finds all that is wrong at once', () => {
    expect(codes({ ...withData({ nik: '1', serviceCode: '' }), id: '', time: 'yesterday' })).toEqual([
      '/id EMPTY',
      '/time NOT_A_TIME',
      '/data/nik UNKNOWN_FIELD',
      '/data/serviceCode NOT_A_CODE',
    ]);
  });

  it('says it in words of both languages', () => {
    const [found] = checkEvent(withData({ officerId: '198501012010011001' }), NOW);
    if (!found) throw new Error('nothing was found');
    expect(inWords(found, 'id')).toBe(
      '/data/officerId: harus id pegawai (UUID dengan huruf kecil), atau null bila dikerjakan mesin',
    );
    expect(inWords(found, 'en')).toBe(
      '/data/officerId: must be an employee id (UUID in lower case), or null when a machine did it',
    );
    for (const language of LANGUAGES) {
      for (const code of FINDING_CODES) expect(inWords({ field: '', code, params: {} }, language)).not.toBe('');
    }
  });
});

describe('Ids of a file', () => {
  it('may come twice for the same event, and not for another', () => {
    const ids = new RepeatedIds();
    expect(ids.findings(good, 1)).toEqual([]);
    expect(ids.findings(good, 2)).toEqual([]);
    expect(ids.findings({ ...good, source: '/disdukcapil/ktp' }, 3)).toEqual([]);
    expect(ids.findings(withData({ requestId: 'AKL-2' }), 4)).toEqual([
      { field: '/id', code: 'ID_USED_TWICE', params: { place: 1 } },
    ]);
  });
});
