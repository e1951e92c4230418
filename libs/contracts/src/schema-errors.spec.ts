import { AppraisalCompleted, RequestReceived, SurveyAnswered } from './index.js';

const errorsOf = (data: object) => RequestReceived.errors({ ...RequestReceived.example, ...data });
const only = (data: object) => {
  const errors = errorsOf(data);
  expect(errors).toHaveLength(1);
  return errors[0];
};

describe('What is said of data that break their contract', () => {
  it('is said once of each field', () => {
    expect(RequestReceived.errors({}).map(({ field }) => field)).toEqual(['/requestId', '/serviceCode', '/officerId']);
    expect(only({ requestId: '' })).toMatchObject({ field: '/requestId' });
  });

  it('says what a field must hold, and what that is, in both languages', () => {
    expect(only({ officerId: 'abc' })).toEqual({
      field: '/officerId',
      message: {
        id: 'harus berupa UUID, huruf kecil; atau null. Isinya: Petugas yang menangani langkah ini (id pegawai); null bila dikerjakan mesin',
        en: 'this must be: UUID in lower case; or null. It holds: The officer who handled this step (employee id); null when a machine did',
      },
    });
    expect(only({ requestId: 7 })?.message.id).toMatch(/^harus berupa teks, 1–100 karakter\. Isinya: Nomor permohonan/);
    expect(only({ serviceCode: 'akta kelahiran' })?.message.id).toMatch(/^harus berupa kode: huruf, angka/);
  });

  it('tells a missing field, a further one and control characters apart', () => {
    expect(RequestReceived.errors({})[1]?.message.id).toMatch(/^wajib ada\. Isinya: Kode layanan/);
    expect(only({ constructor: 'x' })).toMatchObject({
      field: '/constructor',
      message: { id: expect.stringMatching(/hapus$/) as string },
    });
    expect(only({ requestId: 'a\u0000b' })?.message.id).toMatch(/karakter kendali/);
  });

  it('speaks of fields within objects and lists, and of the whole', () => {
    const { answers } = SurveyAnswered.example;
    const [error] = SurveyAnswered.errors({ ...SurveyAnswered.example, answers: { ...answers, U9: 'baik' } });
    expect(error?.message.id).toBe('harus berupa bilangan bulat 1–4. Isinya: Sarana dan prasarana');
    expect(SurveyAnswered.errors(5)).toEqual([
      { field: '/', message: { id: 'harus berupa objek', en: 'this must be: object' } },
    ]);
    const wrong = AppraisalCompleted.errors({ ...AppraisalCompleted.example, predicate: 'HEBAT' });
    expect(wrong[0]?.message.id).toMatch(/^harus berupa SANGAT_KURANG \| KURANG/);
  });

  it('is no more than ten fields, however many there are', () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`x${n}`, n]));
    expect(errorsOf(many)).toHaveLength(10);
  });
});
